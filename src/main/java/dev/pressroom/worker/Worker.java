package dev.pressroom.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.PressroomConfig;
import dev.pressroom.job.Lane;
import dev.pressroom.queue.JobMessage;

/** Takes messages from both lanes as slots allow. A message is acknowledged when its job's row says what came of it. */
@ApplicationScoped
public class Worker {
    private final Multi<Message<Object>> express;
    private final Multi<Message<Object>> bulk;
    private final Work work;
    private final WorkerConfig config;
    private final PressroomConfig pressroom;
    private final Vertx vertx;
    private final Slots slots;
    private final List<Cancellable> consuming = new ArrayList<>();
    private volatile boolean stopping;

    Worker(@Channel("express") Multi<Message<Object>> express, @Channel("bulk") Multi<Message<Object>> bulk, Work work,
            WorkerConfig config, PressroomConfig pressroom, Vertx vertx) {
        this.express = express;
        this.bulk = bulk;
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
        if (!stopping) {
            consuming.add(consume(express, Lane.EXPRESS));
            consuming.add(consume(bulk, Lane.BULK));
        }
    }

    /** True once the worker takes jobs and while it goes on to. */
    synchronized boolean ready() {
        return !consuming.isEmpty() && !stopping;
    }

    private Cancellable consume(Multi<Message<Object>> messages, Lane lane) {
        return messages.onItem().transformToUni(message -> handle(message, lane)).merge(config.slots())
                .subscribe().with(done -> {}, failure -> Log.errorf(failure, "consuming ended lane=%s", lane));
    }

    private Uni<Void> handle(Message<Object> message, Lane lane) {
        Optional<JobMessage> read = JobMessage.read(message.getPayload());
        if (read.isEmpty()) {
            Log.warnf("message not understood, put aside lane=%s", lane);
            return Uni.createFrom().completionStage(() -> message.nack(new IllegalArgumentException("no job message")));
        }
        return slots.run(lane, () -> stopping ? leave() : OwnContext.run(vertx, () -> work.on(read.get().jobId())))
                .onItemOrFailure().transformToUni((done, failure) -> acknowledge(message, failure));
    }

    /** A stopping worker leaves its messages to others: unacknowledged, they go back when the connection closes. */
    private static Uni<Void> leave() {
        return Uni.createFrom().nothing();
    }

    /** Also after a failure: the row's lease runs out and the rescuer takes it from there, no broker's requeue needed. */
    private static Uni<Void> acknowledge(Message<Object> message, Throwable failure) {
        if (failure != null) {
            Log.errorf(failure, "attempt not settled");
        }
        return Uni.createFrom().completionStage(message::ack)
                .onFailure().invoke(lost -> Log.infof("message not acknowledged, it will come again cause=%s", lost))
                .onFailure().recoverWithNull();
    }

    /** Runs on the main thread, which has nothing else to do while the process stops. */
    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
        long deadline = System.nanoTime() + config.grace().toNanos();
        var idle = new CompletableFuture<Void>();
        long timer = vertx.setPeriodic(1, 50, tick -> {
            if (work.held() == 0 || System.nanoTime() > deadline) {
                idle.complete(null);
            }
        });
        idle.join();
        vertx.cancelTimer(timer);
        if (work.held() > 0) {
            OwnContext.run(vertx, work::release).await().atMost(Duration.ofSeconds(10));
        }
        close();
    }

    private synchronized void close() {
        consuming.forEach(Cancellable::cancel);
    }
}
