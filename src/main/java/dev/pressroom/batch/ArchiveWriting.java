package dev.pressroom.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.OwnContext;
import dev.pressroom.batch.ArchiveOrders.Order;
import dev.pressroom.batch.ArchiveOrders.Progress;
import dev.pressroom.job.Member;
import dev.pressroom.job.Members;
import dev.pressroom.problem.Problem;
import dev.pressroom.storage.Uploads;

/** Writes one archive part by part; each counts when it is stored and noted under the lease, and whoever comes after goes on behind it. */
@ApplicationScoped
class ArchiveWriting {
    static final String ZIP = "application/zip";
    /** Of any cause but an outage; then the batch is completed without an archive. */
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration SOON = Duration.ofSeconds(5);
    /** Of an entry beside its bytes, with the longest name in UTF-8 twice; the blocks of a stored file add less than a thousandth. */
    private static final long ENTRY = 2_048;

    private final ArchiveOrders orders;
    private final Completions completions;
    private final Members members;
    private final Archive archive;
    private final Uploads uploads;
    private final BatchConfig config;
    private final Vertx vertx;

    ArchiveWriting(ArchiveOrders orders, Completions completions, Members members, Archive archive, Uploads uploads,
            BatchConfig config, Vertx vertx) {
        this.orders = orders;
        this.completions = completions;
        this.members = members;
        this.archive = archive;
        this.uploads = uploads;
        this.config = config;
        this.vertx = vertx;
    }

    /** The order has passed to another, or was withdrawn. */
    private static final class Lost extends RuntimeException {
        Lost() {
            super("the order is no longer held", null, false, false);
        }
    }

    Uni<Void> write(Order order) {
        if (order.attempt() > MOST_ATTEMPTS) {
            return given(order);
        }
        Uni<Void> work = orders.progress(order).chain(progress -> named(order, progress))
                .chain(run -> Multi.createBy().repeating().uni(run::next).whilst(more -> more).collect().last())
                .chain(() -> completions.archived(order, ArchiveState.WRITTEN)).replaceWithVoid();
        return Uni.join().first(work, lost(order)).toTerminate()
                .onFailure().recoverWithUni(failure -> OwnContext.run(vertx, () -> failed(order, failure)));
    }

    /** Never ends well: fails where the order is lost, and is called off with the work. */
    private Uni<Void> lost(Order order) {
        return Multi.createFrom().ticks().every(config.archiveLease().dividedBy(3))
                .onOverflow().drop()
                .onItem().transformToUniAndConcatenate(tick -> OwnContext
                        .run(vertx, () -> orders.extend(order, config.archiveLease()))
                        .onFailure().recoverWithItem(true)) // the next beat may come through in time
                .filter(held -> !held).toUni().onItem().transformToUni(none -> Uni.createFrom().failure(new Lost()));
    }

    private Uni<Void> failed(Order order, Throwable failure) {
        if (failure instanceof Lost) {
            Log.infof("archive passed to another, or was withdrawn batch=%s", order.batchId());
            return Uni.createFrom().voidItem();
        }
        if (failure instanceof Problem.Unavailable || DatabaseOutage.caused(failure)) {
            return orders.release(order, SOON, true);
        }
        Log.warnf(failure, "archive not written batch=%s account=%s attempt=%d", order.batchId(), order.accountId(),
                order.attempt());
        return order.attempt() >= MOST_ATTEMPTS
                ? given(order)
                : orders.release(order, SOON.multipliedBy(order.attempt()), false);
    }

    private Uni<Void> given(Order order) {
        Log.errorf("archive given up batch=%s account=%s", order.batchId(), order.accountId());
        return completions.archived(order, ArchiveState.FAILED).replaceWithVoid();
    }

    /** With the names that the parts before have taken. */
    private Uni<Run> named(Order order, Progress progress) {
        var run = new Run(order, progress);
        return progress.parts() == 0
                ? Uni.createFrom().item(run)
                : Multi.createBy().repeating().uni(() -> new int[]{-1}, run::pass).whilst(more -> more).collect().last()
                        .replaceWith(run);
    }

    private final class Run {
        private final UniqueNames names = UniqueNames.numbered("_%d");
        private final Order order;
        private final Progress before;
        private int part;
        private int last;

        Run(Order order, Progress before) {
            this.order = order;
            this.before = before;
            part = before.parts();
            last = before.lastItem();
        }

        Uni<Boolean> pass(int[] seen) {
            return page(seen[0]).map(some -> {
                List<Member> known = some.stream().filter(member -> member.item() <= before.lastItem()).toList();
                known.forEach(member -> names.of(Archive.file(member)));
                if (!known.isEmpty()) {
                    seen[0] = known.getLast().item();
                }
                return !known.isEmpty();
            });
        }

        /** One more part; false where no member is left. */
        Uni<Boolean> next() {
            return page(last).chain(some -> some.isEmpty()
                    ? Uni.createFrom().item(false)
                    : store(fitting(some)).replaceWith(true));
        }

        private Uni<List<Member>> page(int after) {
            return members.next(order.accountId(), order.batchId(), true, after);
        }

        private Uni<Void> store(List<Member> some) {
            return orders.begin(order, part + 1).chain(begun -> uploads
                    .put(begun.key(), archive.part(some, names), ZIP).ifNoItem().after(ArchiveOrders.LONGEST_PART)
                    .fail()
                    .chain(size -> orders.stored(order, begun,
                            Map.of("size", size, "documents", some.size(), "last", some.getLast().item()))))
                    .invoke(held -> {
                        if (!held) {
                            throw new Lost();
                        }
                        part++;
                        last = some.getLast().item();
                    }).replaceWithVoid();
        }
    }

    /** As many as one part holds; one at least. */
    private List<Member> fitting(List<Member> some) {
        List<Member> fitting = new ArrayList<>();
        long size = 0;
        for (Member member : some) {
            size += member.size() + member.size() / 1_000 + ENTRY;
            if (!fitting.isEmpty()
                    && (fitting.size() >= config.archiveDocuments() || size > config.archiveSize().asLongValue())) {
                return fitting;
            }
            fitting.add(member);
        }
        return fitting;
    }
}
