package dev.pressroom.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.pressroom.testing.SettableClock;

class TrafficTest {
    private final SettableClock clock = new SettableClock();
    private final Traffic traffic = new Traffic(10, clock);
    private final DueDelivery delivery = new DueDelivery(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null,
            "evt_1", 0, 0, "http://example.com/", "example.com", false, "{}", List::of,
            new DueDelivery.Subject(UUID.randomUUID(), EventType.JOB_SUCCEEDED, null));

    @Test
    void countsWhatIsUnderWay() {
        traffic.enter(delivery);
        traffic.enter(delivery);

        DeliveryLine.Room busy = traffic.room();
        traffic.leave(delivery);
        traffic.leave(delivery);

        assertThat(busy.most()).isEqualTo(8);
        assertThat(busy.hosts()).containsEntry("example.com", 2);
        assertThat(busy.accounts()).containsEntry(delivery.accountId(), 2);
        assertThat(traffic.idle()).isTrue();
        assertThat(traffic.room().hosts()).isEmpty();
        assertThat(traffic.room().accounts()).isEmpty();
    }

    @Test
    void letsALineRestForAWhileAndNotForEver() {
        clock.set(clock.instant());
        traffic.pause(delivery, Duration.ofHours(24));

        assertThat(traffic.room().paused()).containsExactly(delivery.line());
        clock.advance(Duration.ofMinutes(5));
        assertThat(traffic.room().paused()).isEmpty();
    }
}
