package dev.pressroom.webhook;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.OwnContext;
import dev.pressroom.Sql;

/** Removes deliveries that nobody needs to look up any more, in small transactions: old ones, and those of removed webhooks. */
@ApplicationScoped
class DeliveryPurge {
    private static final int BATCH = 1000;
    private static final String OLD = """
            delete from delivery
             where id in (select id from delivery
                           where state <> 'PENDING' and ended_at < now() - :keep * interval '1 millisecond'
                           order by ended_at limit :batch for update skip locked)
            """;
    private static final String ORPHANED = """
            delete from delivery
             where id in (select delivery.id from delivery join webhook on webhook.id = webhook_id
                           where webhook.deleted_at is not null limit :batch for update of delivery skip locked)
            """;
    private static final String GONE = """
            delete from webhook
             where deleted_at < now() - interval '1 minute'
               and not exists (select from delivery where webhook_id = webhook.id)
            """;

    private final WebhookConfig config;
    private final Vertx vertx;
    private volatile boolean stopping;

    DeliveryPurge(WebhookConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    @Scheduled(every = "{pressroom.webhook.purge}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return stopping
                ? Uni.createFrom().voidItem()
                : OwnContext.run(vertx, this::purge)
                        .onFailure().invoke(failure -> DatabaseOutage.log("deliveries not removed", failure))
                        .onFailure().recoverWithNull(); // the next round tries again
    }

    Uni<Void> purge() {
        return all(OLD, Map.of("keep", config.keep().toMillis(), "batch", BATCH))
                .chain(() -> all(ORPHANED, Map.of("batch", BATCH)))
                .chain(() -> Panache.withTransaction(() -> Sql.run(GONE, Map.of()))).replaceWithVoid();
    }

    private Uni<Void> all(String statement, Map<String, Object> parameters) {
        return Panache.withTransaction(() -> Sql.run(statement, parameters))
                .chain(count -> count == BATCH && !stopping
                        ? all(statement, parameters)
                        : Uni.createFrom().voidItem());
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }
}
