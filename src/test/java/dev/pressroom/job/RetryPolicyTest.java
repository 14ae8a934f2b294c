package dev.pressroom.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.render.RenderFailure;

class RetryPolicyTest {
    private static final Throwable OURS = new IllegalStateException("the store is away");

    private final RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofSeconds(10));

    @ParameterizedTest
    @EnumSource
    void endsTheJobAtOnceForWhatTheRenderSays(RenderFailure.Code code) {
        Outcome outcome = policy.judge(new RenderFailure(code, "line 3"), 1, 0.5);

        assertThat(outcome).isEqualTo(new Outcome.Failed(code.name(), "line 3"));
    }

    @ParameterizedTest
    @CsvSource({"1, 2000", "2, 4000", "3, 8000"})
    void waitsTwiceAsLongEachTime(int attempt, long millis) {
        assertThat(delay(policy, attempt, 1)).hasMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "0.5, 1500", "1, 2000"})
    void spreadsTheRetriesOverTheLaterHalfOfTheWait(double jitter, long millis) {
        assertThat(delay(policy, 1, jitter)).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 40, 400, Integer.MAX_VALUE - 1})
    void neverWaitsLongerThanTheLimit(int attempt) {
        var patient = new RetryPolicy(Integer.MAX_VALUE, Duration.ofSeconds(2), Duration.ofSeconds(10));

        assertThat(delay(patient, attempt, 1)).hasSeconds(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void givesUpAfterTheLastAttempt(int attempt) {
        assertThat(policy.judge(OURS, attempt, 1)).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.code()).isEqualTo("INTERNAL_ERROR"));
    }

    @Test
    void keepsOurTroublesToOurselves() {
        assertThat(policy.judge(OURS, 1, 1)).isInstanceOfSatisfying(Outcome.Retry.class, retry -> {
            assertThat(retry.code()).isEqualTo("INTERNAL_ERROR");
            assertThat(retry.message()).doesNotContain("store");
        });
    }

    private static Duration delay(RetryPolicy policy, int attempt, double jitter) {
        return ((Outcome.Retry) policy.judge(OURS, attempt, jitter)).delay();
    }
}
