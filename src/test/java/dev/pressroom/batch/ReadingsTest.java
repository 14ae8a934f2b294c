package dev.pressroom.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.job.MemberCounts;

class ReadingsTest {
    private static final UUID ACCOUNT = new UUID(0, 1);
    private static final UUID BATCH = new UUID(0, 2);
    private static final Standing FIRST = new Standing(new Batch(), MemberCounts.NONE);
    private static final Standing SECOND = new Standing(new Batch(), MemberCounts.NONE);
    private final Vertx vertx = Vertx.vertx();
    private final List<CompletableFuture<Standing>> begun = new CopyOnWriteArrayList<>();
    private final Readings readings = new Readings((account, batch) -> {
        var reading = new CompletableFuture<Standing>();
        begun.add(reading);
        return Uni.createFrom().completionStage(reading);
    }, vertx);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void readsOnceForAllWhoAskMeanwhile() {
        var first = read(ACCOUNT);
        var others = IntStream.range(0, 100).mapToObj(n -> read(ACCOUNT)).toList();

        begun.getFirst().complete(FIRST);

        assertThat(first.join()).isEqualTo(FIRST);
        assertThat(others).noneMatch(CompletableFuture::isDone);
        awaitReading(2).complete(SECOND);
        assertThat(others).allSatisfy(other -> assertThat(other.join()).isEqualTo(SECOND));
        assertThat(begun).hasSize(2);
    }

    @Test
    void letsOneLeaveWithoutTheOthers() {
        read(ACCOUNT);
        var leaving = read(ACCOUNT);
        var staying = read(ACCOUNT);

        leaving.cancel(false);
        begun.getFirst().completeExceptionally(new IllegalStateException("the first reader's own"));
        awaitReading(2).complete(SECOND);

        assertThat(staying.join()).isEqualTo(SECOND);
    }

    @Test
    void keepsAccountsApart() {
        read(ACCOUNT);
        read(new UUID(0, 9));

        assertThat(begun).hasSize(2);
    }

    @Test
    void letsNobodyWaitAtTheEnd() {
        read(ACCOUNT);
        var waiting = read(ACCOUNT);

        readings.hurry();
        var late = read(ACCOUNT);

        begun.forEach(reading -> reading.complete(FIRST));
        assertThat(waiting.join()).isEqualTo(FIRST);
        assertThat(late.join()).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @CsvSource({"0, 500", "25, 500", "100, 2000", "60000, 30000"})
    void waitsTwentyTimesAsLongAsAReadingTook(long took, long pause) {
        assertThat(Readings.pause(Duration.ofMillis(took))).isEqualTo(Duration.ofMillis(pause));
    }

    private CompletableFuture<Standing> read(UUID account) {
        return readings.read(account, BATCH).subscribeAsCompletionStage();
    }

    private CompletableFuture<Standing> awaitReading(int number) {
        await().atMost(30, TimeUnit.SECONDS).until(() -> begun.size() >= number);
        return begun.get(number - 1);
    }
}
