package dev.pressroom.queue;

import java.util.Optional;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;

/** The broker's refusal of a queue that it has already, but made otherwise; put so that an operator knows what to do. */
final class Mismatch {
    private Mismatch() {}

    /** Empty for every other failure. */
    static Optional<String> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ShutdownSignalException closed
                    && closed.getReason() instanceof AMQP.Channel.Close reason
                    && reason.getReplyCode() == AMQP.PRECONDITION_FAILED) {
                return Optional.of(words(reason.getReplyText()));
            }
        }
        return Optional.empty();
    }

    /** RabbitMQ's text names the queue, the argument, what it has and what was asked for. */
    private static String words(String reply) {
        return "The broker refuses one of our queues: " + reply
                + ". A queue that was made with other arguments must be deleted, when it is empty: it is made anew at the "
                + "next start. Or set the value back: x-delivery-limit of a lane is pressroom.broker.delivery-limit.";
    }
}
