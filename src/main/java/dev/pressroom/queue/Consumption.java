package dev.pressroom.queue;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;

import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;

import dev.pressroom.OutageLog;

/**
 * Takes a queue's messages over a connection of its own, and over the next one when that is lost. Whatever ends a
 * connection, its channel or its consumer ends all three: what is left is never half alive.
 */
final class Consumption {
    private static final OutageLog LOG = new OutageLog("broker");
    private static final long AGAIN = 2_000;
    private static final int FAREWELL_MILLIS = 1_000;

    private final BrokerConnections connections;
    private final Vertx vertx;
    private final String queue;
    private final int most;
    private final MultiEmitter<? super Arrival> arrivals;
    private @Nullable Channel channel;
    private boolean paused;
    private boolean ended;

    /** @param most messages at a time that are not answered yet */
    Consumption(BrokerConnections connections, Vertx vertx, String queue, int most,
            MultiEmitter<? super Arrival> arrivals) {
        this.connections = connections;
        this.vertx = vertx;
        this.queue = queue;
        this.most = most;
        this.arrivals = arrivals;
    }

    void begin() {
        vertx.executeBlocking(() -> {
            connect();
            return true;
        }, false).onFailure(this::again);
    }

    private void connect() throws IOException, TimeoutException {
        Connection connection = connections.open("consumer of " + queue);
        try {
            Channel opened = connection.createChannel();
            opened.basicQos(most);
            opened.addShutdownListener(cause -> end(connection));
            take(opened);
            opened.basicConsume(queue, false, queue, new Consumer(opened));
        } catch (IOException | RuntimeException failed) {
            connection.abort(FAREWELL_MILLIS);
            throw failed;
        }
        connection.addShutdownListener(this::again);
    }

    private synchronized void take(Channel opened) throws IOException {
        if (paused || ended) {
            throw new IOException("nothing is wanted any more");
        }
        channel = opened;
    }

    private synchronized void again(Throwable cause) {
        if (!paused && !ended) {
            LOG.say(String.valueOf(cause.getMessage()));
            vertx.setTimer(AGAIN, timer -> begin());
        }
    }

    /** Not on the connection's own threads, which have to see to its end. */
    private void end(Connection connection) {
        vertx.executeBlocking(() -> {
            connection.abort(FAREWELL_MILLIS);
            return true;
        }, false);
    }

    /** True while messages can come. */
    synchronized boolean flows() {
        return !paused && channel != null && channel.isOpen();
    }

    /** Takes no more; what was taken can still be answered. */
    void pause() {
        Channel taking;
        synchronized (this) {
            paused = true;
            taking = channel;
        }
        if (taking != null) {
            vertx.executeBlocking(() -> {
                taking.basicCancel(queue);
                return true;
            }, false);
        }
    }

    /** What is not answered goes back to the queue. */
    void end() {
        Channel taking;
        synchronized (this) {
            ended = true;
            taking = channel;
        }
        if (taking != null) {
            end(taking.getConnection());
        }
    }

    private final class Consumer extends DefaultConsumer {
        Consumer(Channel channel) {
            super(channel);
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
            arrivals.emit(new Arrival(vertx, getChannel(), envelope.getDeliveryTag(), body));
        }

        /** The queue was deleted, or has moved. */
        @Override
        public void handleCancel(String tag) {
            end(getChannel().getConnection());
        }
    }
}
