package dev.pressroom.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.OwnContext;

/** Removes what belonged to deleted datasets, in small transactions. */
@ApplicationScoped
class DatasetPurge {
    private static final int BATCH = 1000;
    private static final String RECORDS = """
            delete from data_record
             where (dataset_id, key) in (select dataset_id, key from data_record join dataset on dataset.id = dataset_id
                                          where dataset.deleted_at is not null
                                          limit :batch for update of data_record skip locked)
            """;
    private static final String DATASETS = """
            delete from dataset
             where deleted_at is not null and not exists (select from data_record where dataset_id = dataset.id)
            """;

    private final Vertx vertx;
    private volatile boolean stopping;

    DatasetPurge(Vertx vertx) {
        this.vertx = vertx;
    }

    @Scheduled(every = "{pressroom.dataset.purge}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return stopping
                ? Uni.createFrom().voidItem()
                : OwnContext.run(vertx, this::purge)
                        .onFailure().invoke(failure -> DatabaseOutage.log("records not removed", failure))
                        .onFailure().recoverWithNull(); // the next round tries again
    }

    Uni<Void> purge() {
        return records().chain(() -> Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(DATASETS).executeUpdate()))).replaceWithVoid();
    }

    private Uni<Void> records() {
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(RECORDS).setParameter("batch", BATCH).executeUpdate()))
                .chain(count -> count == BATCH && !stopping ? records() : Uni.createFrom().voidItem());
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }
}
