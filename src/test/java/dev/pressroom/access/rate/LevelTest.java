package dev.pressroom.access.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.access.rate.Policy.Manner;

class LevelTest {
    private static final long SECOND = 1_000_000;

    @ParameterizedTest
    @CsvSource({"-5, 60, 0", "0, 60, 0", "1, 59, 1", "30, 30, 30", "59.5, 0, 1", "60, 0, 1"})
    void countsEvenRequestsByTheTimeTheyTake(double ahead, long remaining, long reset) {
        var policy = new Policy("p", 60, Duration.ofMinutes(1), Manner.EVEN);

        Level level = Level.of(policy, (long) (ahead * SECOND), 0, 0);

        assertThat(level.remaining()).isEqualTo(remaining);
        assertThat(level.resetSeconds()).isEqualTo(reset);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 10, 0", "600, 1, 0, 9, 600", "600, 9, -599, 1, 600", "600, 10, -599.5, 0, 1",
            "590, 10, -100, 0, 500"})
    void countsExactRequestsOneByOne(long ahead, long count, double oldest, long remaining, long reset) {
        var policy = new Policy("p", 10, Duration.ofMinutes(10), Manner.EXACT);

        Level level = Level.of(policy, ahead * SECOND, count, (long) (oldest * SECOND));

        assertThat(level.remaining()).isEqualTo(remaining);
        assertThat(level.resetSeconds()).isEqualTo(reset);
    }

    @ParameterizedTest
    @CsvSource({"60, 0, 10, 60", "12, 9, 1, 12", "12, 10, 0, 12"})
    void countsRequestsOfAFixedWindowUntilItsEnd(long ahead, long count, long remaining, long reset) {
        var policy = new Policy("p", 10, Duration.ofMinutes(1), Manner.FIXED);

        Level level = Level.of(policy, ahead * SECOND, count, 0);

        assertThat(level.remaining()).isEqualTo(remaining);
        assertThat(level.resetSeconds()).isEqualTo(reset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:00:45Z", "10:00:45.250Z", "10:00:29Z", "10:01:10Z"})
    void tellsTheEndOfAFixedWindowWhateverAClockSays(String time) {
        var policy = new Policy("p", 10, Duration.ofMinutes(1), Manner.FIXED);

        Instant end = Level.of(policy, 15 * SECOND, 1, 0).end(Instant.parse("2026-04-06T" + time));

        assertThat(end).isEqualTo(Instant.parse("2026-04-06T10:01:00Z"));
    }

    @Test
    void admitsExactlyTheQuotaWhereTheWindowCannotBeDivided() {
        var policy = new Policy("p", 7, Duration.ofMinutes(1), Manner.EVEN);

        assertThat(Level.of(policy, 6 * policy.step(), 0, 0).remaining()).isOne();
        assertThat(Level.of(policy, 7 * policy.step(), 0, 0).remaining()).isZero();
        assertThat(8 * policy.step()).isGreaterThan(policy.reach());
    }

    @ParameterizedTest
    @CsvSource({"0, EVEN", "60000001, EVEN", "1001, EXACT"})
    void isOfPoliciesThatCanBeCounted(long quota, Manner manner) {
        assertThatThrownBy(() -> new Policy("p", quota, Duration.ofMinutes(1), manner))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
