package dev.pressroom.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.OwnContext;
import dev.pressroom.PressroomConfig;
import dev.pressroom.job.Lane;
import dev.pressroom.queue.Dispatcher;
import dev.pressroom.queue.JobMessage;
import dev.pressroom.queue.Messages;

/** Takes messages from both lanes as slots allow. A message is acknowledged when its job's row says what came of it. */
@ApplicationScoped
public class Worker {
    private static final Duration HAND_BACK = Duration.ofSeconds(10);

    private final Messages messages;
    private final Dispatcher dispatcher;
    private final Work work;
    private final WorkerConfig config;
    private final PressroomConfig pressroom;
    private final Vertx vertx;
    private final Slots slots;
    private final List<Cancellable> consuming = new ArrayList<>();

    Worker(Messages messages, Dispatcher dispatcher, Work work, WorkerConfig config, PressroomConfig pressroom,
            Vertx vertx) {
        this.messages = messages;
        this.dispatcher = dispatcher;
        this.work = work;
        this.config = config;
        this.pressroom = pressroom;
        this.vertx = vertx;
        slots = new Slots(config.slots());
    }

    void start(@Observes StartupEvent started) {
        if (pressroom.role().rendersJobs()) {
            warmUp().subscribe().with(warm -> open(),
                    failure -> Log.error("the warm-up failed; this worker takes no jobs", failure));
        }
    }

    private Uni<Void> warmUp() {
        return config.warmUp() ? work.warmUp() : Uni.createFrom().voidItem();
    }

    private synchronized void open() {
        if (!work.stopping()) {
            consuming.add(consume(Lane.EXPRESS));
            consuming.add(consume(Lane.BULK));
        }
    }

    /** True once the worker takes jobs and while it goes on to. */
    synchronized boolean ready() {
        return !consuming.isEmpty() && !work.stopping();
    }

    private Cancellable consume(Lane lane) {
        return messages.of(lane, config.slots()).onItem().transformToUni(message -> handle(message, lane))
                .merge(config.slots())
                .subscribe().with(done -> {}, failure -> Log.errorf(failure, "consuming ended lane=%s", lane));
    }

    private Uni<Void> handle(Message<Object> message, Lane lane) {
        Optional<JobMessage> read = JobMessage.read(message.getPayload());
        if (read.isEmpty()) {
            Log.warnf("message not understood, put aside lane=%s", lane);
            return Uni.createFrom().completionStage(() -> message.nack(new IllegalArgumentException("no job message")));
        }
        return slots.run(lane, () -> OwnContext.run(vertx, () -> work.on(read.get().jobId())))
                .onTermination().invoke(() -> dispatcher.ended(lane))
                .onItemOrFailure()
                .transformToUni(
                        (done, failure) -> failure == null && !done ? leave(message) : acknowledge(message, failure));
    }

    /** A stopping worker leaves its messages to others, at once: some of its renders may go on for a while. */
    private static Uni<Void> leave(Message<Object> message) {
        return Uni.createFrom().completionStage(() -> message.nack(new Messages.LeftToOthers()))
                .onFailure().recoverWithNull(); // with the connection, the message went back too
    }

    /** Also after a failure: the row's lease runs out and the rescuer takes it from there, no broker's requeue needed. */
    private static Uni<Void> acknowledge(Message<Object> message, Throwable failure) {
        if (failure != null) {
            DatabaseOutage.log("attempt not settled", failure);
        }
        return Uni.createFrom().completionStage(message::ack)
                .onFailure().invoke(lost -> Log.infof("message not acknowledged, it will come again cause=%s", lost))
                .onFailure().recoverWithNull();
    }

    /** As soon as a stop is asked for, whatever else has to end before this worker does. */
    void turnAway(@Observes ShutdownDelayInitiatedEvent asked) {
        messages.pause();
        work.stop();
    }

    /** Runs on the main thread, which has nothing else to do while the process stops. */
    void stop(@Observes ShutdownEvent stopped) {
        work.stop();
        until(work::idle, config.grace());
        CompletableFuture<Void> released = OwnContext.run(vertx, work::release).subscribeAsCompletionStage();
        until(() -> released.isDone() && work.holdsNothing(), HAND_BACK);
        close();
    }

    private void until(BooleanSupplier done, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        var over = new CompletableFuture<Void>();
        long timer = vertx.setPeriodic(1, 50, tick -> {
            if (done.getAsBoolean() || System.nanoTime() > deadline) {
                over.complete(null);
            }
        });
        over.join();
        vertx.cancelTimer(timer);
    }

    private synchronized void close() {
        consuming.forEach(Cancellable::cancel);
    }
}
