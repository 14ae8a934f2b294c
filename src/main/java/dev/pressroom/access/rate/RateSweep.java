package dev.pressroom.access.rate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.OwnContext;

/** Removes the rows of those who have all of their quota again, in small transactions: such a row says no more than none. */
@ApplicationScoped
class RateSweep {
    private static final int BATCH = 1_000;
    /** The table has a row for each key that asked within a window, so it is read whole. */
    private static final String IDLE = """
            delete from rate_bucket
             where name in (select name from rate_bucket
                             where tat <= cast(extract(epoch from now()) * 1000000 as bigint)
                             limit :batch for update skip locked)
            """;

    private final Vertx vertx;
    private volatile boolean stopping;

    RateSweep(Vertx vertx) {
        this.vertx = vertx;
    }

    @Scheduled(every = "{pressroom.rate.sweep}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return stopping
                ? Uni.createFrom().voidItem()
                : OwnContext.run(vertx, this::sweep)
                        .onFailure().invoke(failure -> DatabaseOutage.log("rates not swept", failure))
                        .onFailure().recoverWithNull(); // the next round tries again
    }

    Uni<Void> sweep() {
        return Panache.withTransaction(() -> Panache.getSession().flatMap(session -> session.createNativeQuery(IDLE)
                .setParameter("batch", BATCH).executeUpdate()))
                .chain(count -> count == BATCH && !stopping ? sweep() : Uni.createFrom().voidItem());
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }
}
