package dev.pressroom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.problem.Problem;
import dev.pressroom.testing.Database;

@QuarkusTest
class DataRecordsTest {
    private static final int MANY = 230;

    @Inject
    Datasets datasets;

    @Inject
    DataRecords records;

    @Inject
    DatasetPurge purge;

    @Inject
    Database database;

    @Inject
    Vertx vertx;

    /** Older than all others, so that it is on no first page. */
    private final UUID account = new UUID(0, UUID.randomUUID().getLeastSignificantBits());

    @Test
    void streamsAllInTheOrderOfTheirKeysBytes() {
        account();
        put("d", IntStream.range(0, MANY).mapToObj(i -> (i % 2 == 0 ? "a" : "B") + i).toList());
        put("other", List.of("A"));

        List<String> keys = in(() -> records.all(account, "d").map(DataRecord::key).collect().asList());

        assertThat(keys).hasSize(MANY).isSorted();
    }

    @Test
    void stopsReadingWithItsSubscriber() {
        account();
        put("d", IntStream.range(0, MANY).mapToObj(i -> "k" + i).toList());

        List<String> keys = in(() -> records.all(account, "d").map(DataRecord::key).select().first(3)
                .collect().asList());

        assertThat(keys).containsExactly("k0", "k1", "k10");
    }

    @Test
    void streamsNothingOfAnotherAccount() {
        account();
        put("d", List.of("k"));

        assertThatThrownBy(() -> in(() -> records.all(UUID.randomUUID(), "d").collect().asList()))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void leavesNothingOfADeletedDataset() {
        account();
        put("d", IntStream.range(0, MANY).mapToObj(i -> "k" + i).toList());
        put("kept", List.of("k"));
        in(() -> datasets.delete(account, "d"));

        in(purge::purge);

        assertThat(database.value("select count(*) from data_record where account_id = '" + account + "'"))
                .isEqualTo("1");
        assertThat(database.value("select string_agg(name, ' ') from dataset where account_id = '" + account + "'"))
                .isEqualTo("kept");
    }

    private void account() {
        database.run("insert into account (id, name, created_at) values ('" + account + "', 'records', now())");
    }

    private void put(String dataset, List<String> keys) {
        in(() -> datasets.put(account, dataset, keys.stream().map(key -> new RecordDraft(key, "{}")).toList()));
    }

    private <T> T in(java.util.function.Supplier<Uni<T>> work) {
        return OwnContext.run(vertx, work).await().atMost(Duration.ofSeconds(30));
    }
}
