package dev.pressroom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.problem.Problem;
import dev.pressroom.testing.Database;

/** How many datasets and records find room, also where many are put at once. */
@QuarkusTest
class DatasetRoomTest {
    @Inject
    Clock clock;

    @Inject
    Database database;

    @Inject
    Vertx vertx;

    /** Older than all others, so that it is on no first page. */
    private final UUID account = new UUID(0, UUID.randomUUID().getLeastSignificantBits());

    @BeforeEach
    void makeAnAccount() {
        database.run("insert into account (id, name, created_at) values ('" + account + "', 'room', now())");
    }

    @Test
    void writesWhatThereIsRoomFor() {
        Datasets datasets = datasets(3, 3);
        put(datasets, "d", "a", "b").join();

        Datasets.Written written = put(datasets, "d", "c", "a", "d").join();

        assertThat(written.created()).containsExactly("c");
        assertThat(written.refused()).containsExactly("d");
        assertThat(counted("d")).isEqualTo("3 of 3");
    }

    @Test
    void hasRoomAgainForWhatWasDeleted() {
        Datasets datasets = datasets(3, 1);
        put(datasets, "d", "a").join();
        in(() -> datasets.deleteRecord(account, "d", "a")).join();

        assertThat(put(datasets, "d", "b").join().created()).containsExactly("b");
        assertThat(counted("d")).isEqualTo("1 of 1");
    }

    @Test
    void keepsItsLimitWithManyAtOnce() {
        Datasets datasets = datasets(3, 50);

        var puts = IntStream.range(0, 20).mapToObj(i -> put(datasets, "d", "k" + i, "k" + (i + 1), "x" + i, "y" + i,
                "z" + i)).toList();
        puts.forEach(CompletableFuture::join);

        assertThat(counted("d")).isEqualTo("50 of 50");
        assertThat(database.value("select size from dataset where account_id = '" + account + "'")).isEqualTo("100");
    }

    @Test
    void makesNoMoreDatasetsThanAllowedWithManyAtOnce() {
        Datasets datasets = datasets(3, 3);

        var failures = new ArrayList<Throwable>();
        var puts = IntStream.range(0, 10).mapToObj(i -> put(datasets, "d" + i, "k").handle((_, failure) -> failure))
                .toList();
        puts.forEach(put -> Stream.ofNullable(put.join()).forEach(failures::add));

        assertThat(failures).hasSize(7).allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(Problem.OverLimit.class).hasMessageContaining("3 are allowed"));
    }

    @Test
    void makesADatasetOnceWithManyAtOnce() {
        Datasets datasets = datasets(3, 100);

        var puts = IntStream.range(0, 10).mapToObj(i -> put(datasets, "d", "k" + i)).toList();
        puts.forEach(CompletableFuture::join);

        assertThat(counted("d")).isEqualTo("10 of 10");
    }

    @Test
    void isNoneForABadName() {
        assertThatThrownBy(() -> put(datasets(3, 3), "../d", "k").join()).hasCauseInstanceOf(Problem.Invalid.class);
    }

    /** As its row counts, and as the rows are. */
    private String counted(String name) {
        return database.value("select records || ' of ' || (select count(*) from data_record where dataset_id = d.id)"
                + " from dataset d where name = '" + name + "' and account_id = '" + account + "'") + "";
    }

    private CompletableFuture<Datasets.Written> put(Datasets datasets, String name, String... keys) {
        return in(() -> datasets.put(account, name, Stream.of(keys).map(key -> new RecordDraft(key, "{}")).toList()));
    }

    private <T> CompletableFuture<T> in(java.util.function.Supplier<Uni<T>> work) {
        return OwnContext.run(vertx, work).subscribeAsCompletionStage();
    }

    private Datasets datasets(int most, long records) {
        var config = new DatasetConfig() {
            @Override
            public int maxDatasets() {
                return most;
            }

            @Override
            public long maxRecords() {
                return records;
            }

            @Override
            public MemorySize maxRecordSize() {
                return new MemorySize(java.math.BigInteger.TWO);
            }

            @Override
            public Duration purge() {
                return Duration.ofDays(1);
            }
        };
        return new Datasets(config, new RecordWriter(config, clock), clock);
    }
}
