package dev.pressroom.queue;

import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;

/** Moves what the broker put aside from its last queue into the table, where it can be looked at without taking it out. */
@ApplicationScoped
class DeadLetterRecorder {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Messages messages;
    private final DeadLetters letters;
    private final Vertx vertx;
    private @Nullable Cancellable taking;

    DeadLetterRecorder(Messages messages, DeadLetters letters, Vertx vertx) {
        this.messages = messages;
        this.letters = letters;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        taking = messages.dead().onItem().transformToUniAndConcatenate(this::keep)
                .subscribe().with(kept -> {}, failure -> Log.error("dead letters are no longer recorded", failure));
    }

    /** The message leaves the queue when its row is committed. While the database is away it stays there. */
    private Uni<Void> keep(Message<Object> message) {
        LetterContent content = content(message);
        Log.warnf("message put aside job=%s reason=%s", content.jobId(), content.reason());
        return OwnContext.run(vertx, () -> letters.add(content)).onFailure().retry().withBackOff(SOON, LATER)
                .indefinitely()
                .chain(() -> Uni.createFrom().completionStage(message::ack))
                .onFailure().invoke(lost -> Log.infof("dead letter not acknowledged, it comes again cause=%s", lost))
                .onFailure().recoverWithNull();
    }

    private static LetterContent content(Message<Object> message) {
        Map<String, Object> headers = message.getMetadata(IncomingRabbitMQMetadata.class)
                .map(IncomingRabbitMQMetadata::getHeaders).orElse(Map.of());
        return LetterContent.of((byte[]) message.getPayload(), headers);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (taking != null) {
            taking.cancel();
        }
    }
}
