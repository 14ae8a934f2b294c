package dev.pressroom.queue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.job.Outbox;

/** Empties the outbox: at once after each commit and, for whatever was missed, by a sweep. One walk at a time a process. */
@ApplicationScoped
public class Dispatcher {
    private static final int BATCH = 100;

    private final Outbox outbox;
    private final JobPublisher publisher;
    private final Topology topology;
    private final QueueConfig config;
    private final Vertx vertx;
    /** Nudges since the walk under way began; 0 while none is. */
    private final AtomicInteger nudges = new AtomicInteger();

    Dispatcher(Outbox outbox, JobPublisher publisher, Topology topology, QueueConfig config, Vertx vertx) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.topology = topology;
        this.config = config;
        this.vertx = vertx;
    }

    /** There may be something to send; returns at once, and never fails the caller. */
    @Scheduled(every = "{pressroom.broker.sweep}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void nudge() {
        if (nudges.getAndIncrement() == 0) {
            walk();
        }
    }

    private void walk() {
        int seen = nudges.get();
        OwnContext.run(vertx, this::empty).subscribe().with(
                done -> rest(seen),
                failure -> {
                    Log.warnf("dispatch failed cause=%s", failure);
                    nudges.set(0); // the sweep tries again
                });
    }

    /** Ends the walk, unless somebody nudged while it was under way: their row may have been missed. */
    private void rest(int seen) {
        if (!nudges.compareAndSet(seen, 0)) {
            walk();
        }
    }

    private Uni<Void> empty() {
        if (!topology.ready()) {
            return Uni.createFrom().voidItem();
        }
        Duration hold = config.confirmTimeout().multipliedBy(2);
        return outbox.take(BATCH, hold)
                .chain(entries -> send(entries).chain(sent -> sent && entries.size() == BATCH
                        ? empty()
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> send(List<Outbox.Entry> entries) {
        return Multi.createFrom().iterable(entries)
                .onItem().transformToUni(this::send).merge(BATCH)
                .collect().asList()
                .chain(results -> outbox.dispatched(ids(results, true))
                        .chain(() -> outbox.putBack(ids(results, false)))
                        .replaceWith(() -> results.stream().allMatch(Tuple2::getItem2)));
    }

    private Uni<Tuple2<UUID, Boolean>> send(Outbox.Entry entry) {
        return publisher.publish(new JobMessage(entry.jobId()), entry.lane())
                .onItemOrFailure().transform((done, failure) -> {
                    if (failure != null) {
                        Log.warnf("message not confirmed job=%s cause=%s", entry.jobId(), failure);
                    }
                    return Tuple2.of(entry.jobId(), failure == null);
                });
    }

    private static List<UUID> ids(List<Tuple2<UUID, Boolean>> results, boolean sent) {
        return results.stream().filter(result -> result.getItem2() == sent).map(Tuple2::getItem1).toList();
    }
}
