package dev.pressroom.access.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.access.rate.Policy.Manner;
import dev.pressroom.problem.Problem;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class RatesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    Rates rates;

    @Inject
    RateSweep sweep;

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    @Inject
    Vertx vertx;

    private final String owner = UUID.randomUUID().toString();

    @ParameterizedTest
    @EnumSource
    void admitsTheQuotaAndNoMore(Manner manner) {
        Draw draw = draw("one", 3, manner);

        List<Admission> answers = Stream.generate(() -> take(draw)).limit(5).toList();

        assertThat(answers).extracting(Admission::admitted).containsExactly(true, true, true, false, false);
        assertThat(answers).extracting(answer -> answer.levels().getFirst().remaining()).containsExactly(2L, 1L, 0L,
                0L, 0L);
        assertThat(answers.getFirst().levels().getFirst().reset()).isBetween(
                switch (manner) {
                    case EVEN -> Duration.ofMinutes(19);
                    case EXACT -> HOUR.minusMinutes(1);
                    case FIXED -> Duration.ZERO;
                }, HOUR);
        assertThat(answers.getLast().violated()).extracting(level -> level.policy().name()).containsExactly("one");
        assertThatThrownBy(answers.getLast()::require).isInstanceOfSatisfying(Problem.LimitReached.class,
                limit -> assertThat(limit.retryAfter()).isEqualTo(
                        Duration.ofSeconds(answers.getLast().levels().getFirst().resetSeconds())));
    }

    @ParameterizedTest
    @EnumSource
    void admitsExactlyTheQuotaOfManyAtOnce(Manner manner) {
        Draw draw = draw("many", 20, manner);

        assertThat(admittedAtOnce(100, draw)).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource
    void decidesOnWhatIsLeftWhenItsTurnComes(Manner manner) throws Exception {
        Draw draw = draw("turn", 2, manner);
        take(draw);

        CompletableFuture<Admission> later;
        try (var connection = source.getConnection(); var other = connection.createStatement()) {
            connection.setAutoCommit(false);
            other.execute(
                    "update rate_bucket set tat = tat + 1800000000, times = times || times, taken = taken + 1 where name = '"
                            + draw.bucket() + "'");
            later = OwnContext.run(vertx, () -> rates.take(List.of(draw))).subscribeAsCompletionStage();
            await().until(database::someoneWaitsForALock);
            connection.commit();
        }

        assertThat(later.get().admitted()).isFalse();
        assertThat(later.get().violated()).extracting(level -> level.policy().name()).containsExactly("turn");
    }

    @ParameterizedTest
    @EnumSource
    void countsForAllPoliciesOrForNone(Manner manner) {
        Draw wide = draw("wide", 30, manner);
        Draw narrow = draw("narrow", 2, manner);
        assertThat(admittedAtOnce(40, narrow, wide)).isEqualTo(2);

        assertThat(take(wide, narrow).admitted()).isFalse();

        assertThat(take(wide).levels().getFirst().remaining()).isEqualTo(27);
        Admission refused = take(narrow, wide);
        assertThat(refused.violated()).extracting(level -> level.policy().name()).containsExactly("narrow");
        assertThat(refused.levels().getLast().remaining()).isEqualTo(27);
    }

    @Test
    void letsOneThroughAtATimeAfterABurst() {
        Draw draw = draw("even", 6, Manner.EVEN);
        assertThat(admittedAtOnce(7, draw)).isEqualTo(6);

        pass(draw, Duration.ofMinutes(21));

        assertThat(admittedAtOnce(7, draw)).isEqualTo(2);
    }

    @Test
    void letsAllThroughThatLeftTheWindow() {
        Draw draw = draw("exact", 6, Manner.EXACT);
        assertThat(admittedAtOnce(4, draw)).isEqualTo(4);
        pass(draw, Duration.ofMinutes(50));
        assertThat(admittedAtOnce(7, draw)).isEqualTo(2);
        assertThat(take(draw).levels().getFirst().reset()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));

        pass(draw, Duration.ofMinutes(11));

        assertThat(admittedAtOnce(7, draw)).isEqualTo(4);
        pass(draw, Duration.ofMinutes(50));
        assertThat(admittedAtOnce(7, draw)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void isUndoneWithTheTransactionItJoins(Manner manner) {
        Draw draw = draw("joined", 1, manner);

        Boolean undone = now(() -> Panache.withTransaction(() -> rates.take(List.of(draw))
                .chain(taken -> Panache.currentTransaction().invoke(open -> open.markForRollback())
                        .replaceWith(taken.admitted()))));

        assertThat(undone).isTrue();
        assertThat(take(draw).admitted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void looksWithoutTaking(Manner manner) {
        Draw draw = draw("looked", 2, manner);
        take(draw);

        List<Admission> looks = List.of(look(draw), look(draw));
        take(draw);

        assertThat(looks).allMatch(Admission::admitted)
                .allMatch(look -> look.levels().getFirst().remaining() == 1);
        assertThat(look(draw).admitted()).isFalse();
        assertThatThrownBy(() -> look(draw).require()).isInstanceOf(Problem.LimitReached.class);
    }

    @Test
    void keepsOwnersAndPoliciesApart() {
        assertThat(take(draw("a", 1, Manner.EVEN)).admitted()).isTrue();
        assertThat(take(draw("b", 1, Manner.EVEN)).admitted()).isTrue();
        assertThat(take(new Draw(new Policy("a", 1, HOUR, Manner.EVEN), owner + "2")).admitted()).isTrue();
        assertThat(take(draw("a", 1, Manner.EVEN)).admitted()).isFalse();
    }

    @Test
    void forgetsOnlyThoseWhoHaveAllAgain() {
        Draw idle = draw("idle", 2, Manner.EXACT);
        Draw busy = draw("busy", 2, Manner.EVEN);
        take(idle);
        take(busy);
        pass(idle, Duration.ofMinutes(61));
        pass(busy, Duration.ofMinutes(29));

        now(() -> sweep.sweep());

        assertThat(database.count("select count(*) from rate_bucket where name like ?", "% " + owner)).isOne();
        assertThat(take(busy).levels().getFirst().remaining()).isZero();
    }

    private Draw draw(String name, long quota, Manner manner) {
        return new Draw(new Policy(name, quota, HOUR, manner), owner);
    }

    private Admission take(Draw... draws) {
        return now(() -> rates.take(List.of(draws)));
    }

    private Admission look(Draw draw) {
        return now(() -> rates.look(List.of(draw)));
    }

    private long admittedAtOnce(int requests, Draw... draws) {
        return Multi.createFrom().range(0, requests)
                .onItem().transformToUni(_ -> OwnContext.run(vertx, () -> rates.take(List.of(draws)))).merge(requests)
                .select().where(Admission::admitted).collect().with(java.util.stream.Collectors.counting())
                .await().atMost(Duration.ofSeconds(60));
    }

    /** As if so much time had gone by. */
    private void pass(Draw draw, Duration time) {
        long micros = time.toMillis() * 1_000;
        assertThat(database.run("""
                update rate_bucket
                   set tat = tat - ?, times = case when times is null then null
                                              else array(select moment - ? from unnest(times) moment) end
                 where name = ?""", micros, micros, draw.bucket())).isOne();
    }

    private <T> T now(java.util.function.Supplier<Uni<T>> call) {
        return OwnContext.run(vertx, call).await().atMost(Duration.ofSeconds(30));
    }
}
