package dev.pressroom.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.job.Desk;
import dev.pressroom.storage.Documents;
import dev.pressroom.storage.Uploads;
import dev.pressroom.testing.Database;

/** Who may write an archive, and what becomes of parts that nobody wants. */
@QuarkusTest
class ArchiveOrdersTest {
    private static final Map<String, Object> FACTS = Map.of("size", 3L, "documents", 1, "last", 0);

    @Inject
    ArchiveOrders orders;

    @Inject
    ArchiveExpiry expiry;

    @Inject
    Uploads uploads;

    @Inject
    Documents documents;

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Test
    void countsNoPartOfAWriterWhoseOrderIsGone() {
        ArchiveOrders.Order order = held();
        ArchiveOrders.Begun part = desk.now(() -> orders.begin(order, 1));
        assertThat(desk.now(() -> orders.extend(order, Duration.ofMinutes(1)))).isTrue();

        desk.now(() -> Panache.withTransaction(() -> orders.withdraw(order.accountId(), order.batchId())));

        assertThat(desk.now(() -> orders.stored(order, part, FACTS))).isFalse();
        assertThat(desk.now(() -> orders.extend(order, Duration.ofMinutes(1)))).isFalse();
        assertThat(desk.now(() -> orders.progress(order))).isEqualTo(ArchiveOrders.Progress.NONE);
    }

    @Test
    void tellsHowFarAnArchiveHasCome() {
        ArchiveOrders.Order order = held();
        ArchiveOrders.Begun part = desk.now(() -> orders.begin(order, 1));
        desk.now(() -> orders.begin(order, 2));

        assertThat(desk.now(() -> orders.stored(order, part, Map.of("size", 3L, "documents", 2, "last", 7)))).isTrue();

        assertThat(desk.now(() -> orders.progress(order))).isEqualTo(new ArchiveOrders.Progress(1, 7));
        assertThat(part.key()).endsWith("/batch_" + order.batchNumber() + "_1.zip");
    }

    @Test
    void removesFromTheStoreWhatItsTimeIsOver() {
        ArchiveOrders.Order order = held();
        ArchiveOrders.Begun part = desk.now(() -> orders.begin(order, 1));
        desk.now(() -> uploads.put(part.key(), Multi.createFrom().item(Buffer.buffer("zip")), "application/zip"));
        desk.now(() -> orders.stored(order, part, FACTS));
        desk.now(() -> Panache.withTransaction(() -> orders.retireParts(order.accountId(), order.batchId())));

        desk.now(() -> expiry.removeExpired(1_000));

        assertThat(database.count("select count(*) from archive_part where id = ?", part.id())).isZero();
        assertThatThrownBy(() -> desk.now(() -> documents.open(part.key()))).hasMessageContaining("key");
    }

    /** An order that no writer takes, since this test has it. */
    private ArchiveOrders.Order held() {
        UUID batch = UUID.randomUUID();
        UUID token = UUID.randomUUID();
        UUID account = desk.account();
        database.run("insert into batch (id, account_id, created_by, created_at) values (?, ?, 'x', now())", batch,
                account);
        database.run("insert into archive_order (batch_id, account_id, lease_token, attempt, due_at)"
                + " values (?, ?, ?, 1, now() + interval '1 hour')", batch, account, token);
        long number = Long.parseLong(
                String.valueOf(database.value("select number from batch where id = ?", batch)));
        return new ArchiveOrders.Order(batch, account, number, token, 1);
    }
}
