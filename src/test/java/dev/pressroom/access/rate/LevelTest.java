package dev.pressroom.access.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
