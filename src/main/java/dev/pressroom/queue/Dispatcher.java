package dev.pressroom.queue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.core.Vertx;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.OwnContext;
import dev.pressroom.Rounds;
import dev.pressroom.job.Lane;
import dev.pressroom.job.Outbox;

/** Empties the outbox lane by lane: at once after each commit and, for whatever was missed, by a sweep. */
@ApplicationScoped
public class Dispatcher {
    private static final int BATCH = 100;
    /** Until a line is looked at again from which another process was just taking. */
    private static final long SOON = 100;

    private final Outbox outbox;
    private final JobPublisher publisher;
    private final Topology topology;
    private final QueueConfig config;
    private final Vertx vertx;
    private final Rounds express;
    private final Rounds bulk;
    private volatile boolean stopping;

    Dispatcher(Outbox outbox, JobPublisher publisher, Topology topology, QueueConfig config, Vertx vertx) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.topology = topology;
        this.config = config;
        this.vertx = vertx;
        express = new Rounds(vertx, "dispatch", () -> empty(Lane.EXPRESS));
        bulk = new Rounds(vertx, "dispatch", () -> empty(Lane.BULK));
    }

    /** There may be something to send in any lane; returns at once, and never fails the caller. */
    public void nudge() {
        express.nudge();
        bulk.nudge();
    }

    /** There may be something to send in this lane; returns at once, and never fails the caller. */
    public void nudge(Lane lane) {
        switch (lane) {
            case EXPRESS -> express.nudge();
            case BULK -> bulk.nudge();
        }
    }

    /** An attempt of this lane is over: where it was a bulk one, its account may have another. */
    public void ended(Lane lane) {
        if (lane == Lane.BULK) {
            bulk.nudge();
        }
    }

    @Scheduled(every = "{pressroom.broker.sweep}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        if (stopping) {
            return Uni.createFrom().voidItem();
        }
        // Without a broker there is no line to join; before the first connection there may be no tables yet, either.
        return topology.refresh()
                .chain(() -> topology.ready() ? OwnContext.run(vertx, outbox::admit) : Uni.createFrom().voidItem())
                .onFailure().invoke(failure -> DatabaseOutage.log("dispatch failed", failure))
                .onFailure().recoverWithNull()
                .invoke(() -> nudge());
    }

    /** What is not sent by now, another process sends, or this one when it is back. */
    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    private Uni<Void> empty(Lane lane) {
        if (stopping || !topology.ready()) {
            return Uni.createFrom().voidItem();
        }
        return take(lane).chain(taken -> {
            if (taken.barred()) {
                vertx.setTimer(SOON, timer -> nudge(lane));
            }
            return send(taken.jobs(), lane).chain(sent -> sent && taken.jobs().size() == BATCH
                    ? empty(lane)
                    : Uni.createFrom().voidItem());
        });
    }

    private Uni<Outbox.Taken> take(Lane lane) {
        Duration hold = config.confirmTimeout().multipliedBy(2);
        return switch (lane) {
            case EXPRESS -> outbox.takeExpress(BATCH, hold);
            case BULK -> outbox.takeBulk(BATCH, config.bulkWindow() * topology.workers(), hold);
        };
    }

    private Uni<Boolean> send(List<UUID> jobs, Lane lane) {
        return Multi.createFrom().iterable(jobs)
                .onItem().transformToUni(job -> send(job, lane)).merge(BATCH)
                .collect().asList()
                .chain(results -> outbox.sent(ids(results, true))
                        .chain(() -> outbox.unsent(ids(results, false)))
                        .replaceWith(() -> results.stream().allMatch(Tuple2::getItem2)));
    }

    private Uni<Tuple2<UUID, Boolean>> send(UUID job, Lane lane) {
        return publisher.publish(new JobMessage(job), lane)
                .onItemOrFailure().transform((done, failure) -> {
                    if (failure != null) {
                        Log.warnf("message not confirmed job=%s cause=%s", job, failure);
                    }
                    return Tuple2.of(job, failure == null);
                });
    }

    private static List<UUID> ids(List<Tuple2<UUID, Boolean>> results, boolean sent) {
        return results.stream().filter(result -> result.getItem2() == sent).map(Tuple2::getItem1).toList();
    }
}
