package dev.pressroom.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketTest {
    private static final Seen CANCELED = new Seen("CANCELED", "", "CANCELED");
    private static final Seen QUEUED = new Seen("QUEUED", "", "");

    private final Ticket ticket = new Ticket(1, Order.INTERRUPTED);

    @Test
    void believesNoAnswerThatWasOvertaken() {
        ticket.saw(CANCELED);
        ticket.saw(QUEUED, 0);

        assertThat(ticket.ends()).containsExactly(CANCELED);
    }

    @Test
    void keepsWhatWasSeenAfterTheEnd() {
        ticket.saw(CANCELED);
        ticket.saw(QUEUED, 1);

        assertThat(ticket.ends()).containsExactly(CANCELED, QUEUED);
    }
}
