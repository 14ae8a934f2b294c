package dev.pressroom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;

class MismatchTest {
    private static final String REPLY = "PRECONDITION_FAILED - inequivalent arg 'x-delivery-limit' for queue "
            + "'pressroom.jobs.bulk' in vhost '/': received '5' but current is '20'";

    @Test
    void tellsWhatTheBrokerSaidAndWhatToDo() {
        var words = Mismatch.of(new IOException(closed(406, REPLY)));

        assertThat(words).hasValueSatisfying(text -> assertThat(text)
                .contains(REPLY, "deleted, when it is empty", "pressroom.broker.delivery-limit").doesNotContain("\n"));
    }

    @Test
    void passesOverOtherFailures() {
        assertThat(Mismatch.of(new IOException("reset"))).isEmpty();
        assertThat(Mismatch.of(closed(403, "ACCESS_REFUSED"))).isEmpty();
    }

    private static ShutdownSignalException closed(int code, String text) {
        return new ShutdownSignalException(false, false,
                new AMQP.Channel.Close.Builder().replyCode(code).replyText(text).classId(50).methodId(10).build(),
                "channel");
    }
}
