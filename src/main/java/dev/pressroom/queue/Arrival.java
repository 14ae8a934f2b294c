package dev.pressroom.queue;

import java.util.concurrent.CompletionStage;

import org.eclipse.microprofile.reactive.messaging.Message;

import com.rabbitmq.client.Channel;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** A message and the channel that brought it: on any other one its number would mean another message. */
record Arrival(Vertx vertx, Channel channel, long tag, byte[] body) {

    /** False once the broker has taken it back. */
    boolean isOurs() {
        return channel.isOpen();
    }

    Message<Object> message() {
        return Message.of(payload(), this::accept, this::decline);
    }

    private Object payload() {
        try {
            return new JsonObject(Buffer.buffer(body));
        } catch (DecodeException | ClassCastException foreign) {
            return body;
        }
    }

    private CompletionStage<Void> accept() {
        return answer(() -> channel.basicAck(tag, false));
    }

    private CompletionStage<Void> decline(Throwable reason) {
        return answer(() -> channel.basicNack(tag, false, reason instanceof Messages.LeftToOthers));
    }

    private CompletionStage<Void> answer(Answer answer) {
        return vertx.executeBlocking(() -> {
            answer.send();
            return true;
        }, false).<Void>mapEmpty().toCompletionStage();
    }

    /** Blocks while the network does. */
    private interface Answer {
        void send() throws Exception;
    }
}
