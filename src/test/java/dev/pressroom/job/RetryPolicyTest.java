package dev.pressroom.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.job.Outcome.Toll;
import dev.pressroom.problem.Problem;
import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.finish.signature.TrustSource;

class RetryPolicyTest {
    private static final Throwable OURS = new IllegalStateException("a bug");

    private static final Throwable STORE_AWAY = new Problem.Unavailable("no store", Duration.ofSeconds(5));
    private static final Throwable CRASH = new RenderFailure(Code.RENDER_CRASHED, "signal 9");

    private final RetryPolicy policy = new RetryPolicy(5, 3, Duration.ofSeconds(2), Duration.ofSeconds(10));

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"RENDER_CRASHED", "CANCELED"})
    void endsTheJobAtOnceForWhatTheRenderSays(Code code) {
        Outcome outcome = policy.judge(new RenderFailure(code, "line 3"), claim(1, 0), 0.5);

        assertThat(outcome).isEqualTo(new Outcome.Failed(code.name(), "line 3"));
    }

    @Test
    void hasNoOutcomeForWhatWasCalledOff() {
        var calledOff = new RenderFailure(Code.CANCELED, "called off");

        assertThatIllegalArgumentException().isThrownBy(() -> policy.judge(calledOff, claim(1, 0), 0.5));
    }

    @ParameterizedTest
    @CsvSource({"1, 2000", "2, 4000", "3, 8000"})
    void waitsTwiceAsLongEachTime(int tries, long millis) {
        assertThat(retry(policy, OURS, claim(tries, 0), 1).delay()).hasMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "0.5, 1500", "1, 2000"})
    void spreadsTheRetriesOverTheLaterHalfOfTheWait(double jitter, long millis) {
        assertThat(retry(policy, OURS, claim(1, 0), jitter).delay()).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 40, 400, Integer.MAX_VALUE - 1})
    void neverWaitsLongerThanTheLimit(int tries) {
        var patient = new RetryPolicy(Integer.MAX_VALUE, 3, Duration.ofSeconds(2), Duration.ofSeconds(10));

        assertThat(retry(patient, OURS, claim(tries, 0), 1).delay()).hasSeconds(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void givesUpAfterTheLastTry(int tries) {
        assertThat(givenUp(policy, OURS, claim(tries, 0)).code()).isEqualTo("INTERNAL_ERROR");
    }

    @Test
    void keepsOurTroublesToOurselves() {
        Outcome.Retry retry = retry(policy, OURS, claim(1, 0), 1);

        assertThat(retry.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(retry.message()).doesNotContain("store");
        assertThat(retry.toll()).isEqualTo(Toll.TRY);
    }

    @Test
    void triesAgainAfterACrashAndCountsIt() {
        Outcome.Retry retry = retry(policy, CRASH, claim(2, 1), 1);

        assertThat(retry.code()).isEqualTo("RENDER_CRASHED");
        assertThat(retry.toll()).isEqualTo(Toll.DEATH);
        assertThat(retry.delay()).hasMillis(4000);
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "4, 2", "5, 3"})
    void holdsTheDocumentToBeTheCauseAfterAsManyCrashesAsAllowed(int tries, int losses) {
        assertThat(givenUp(policy, CRASH, claim(tries, losses)).code()).isEqualTo("RENDER_CRASHED");
    }

    @Test
    void doesNotBlameTheDocumentForOneCrashAmongOtherTroubles() {
        assertThat(retry(policy, CRASH, claim(3, 0), 1).code()).isEqualTo("RENDER_CRASHED");
        assertThat(givenUp(policy, CRASH, claim(5, 0)).code()).isEqualTo("INTERNAL_ERROR");
    }

    @ParameterizedTest
    @MethodSource("outages")
    void countsNothingAgainstTheJobWhileWhatItNeedsIsAway(Throwable outage) {
        Outcome.Retry retry = retry(policy, outage, claim(5, 2), 1);

        assertThat(retry.code()).isEqualTo("UNAVAILABLE");
        assertThat(retry.toll()).isEqualTo(Toll.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"0, 2000", "1, 4000", "2, 8000", "3, 10000"})
    void asksLessAndLessOftenWhetherWhatIsAwayIsBack(int forgiven, long millis) {
        var claim = new Attempt.Claim(new UUID(0, 0), 1, 1, 0, forgiven, Map.of());

        assertThat(retry(policy, STORE_AWAY, claim, 1).delay()).hasMillis(millis);
    }

    @Test
    void blamesTheDocumentThoughItsProcessBrokeAPipe() {
        var timeout = new RenderFailure(Code.RENDER_TIMEOUT, "took too long", new IOException("end of stream"));

        assertThat(policy.judge(timeout, claim(1, 0), 1)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void takesAnOutageThatNeverEndsForTheJobsOwn() {
        var claim = new Attempt.Claim(new UUID(0, 0), 1, 1, 0, 100, Map.of());

        assertThat(retry(policy, STORE_AWAY, claim, 1).toll()).isEqualTo(Toll.TRY);
    }

    static Stream<Throwable> outages() {
        return Stream.of(STORE_AWAY, new AssetSource.Away(new TimeoutException()),
                new TrustSource.Away("the authority is away", null),
                new IllegalStateException(new SocketException("connection reset")));
    }

    private static Attempt.Claim claim(int tries, int losses) {
        return new Attempt.Claim(new UUID(0, 0), 1, tries, losses, 0, Map.of());
    }

    private static Outcome.Retry retry(RetryPolicy policy, Throwable failure, Attempt.Claim claim, double jitter) {
        return (Outcome.Retry) policy.judge(failure, claim, jitter);
    }

    private static Outcome.GivenUp givenUp(RetryPolicy policy, Throwable failure, Attempt.Claim claim) {
        return (Outcome.GivenUp) policy.judge(failure, claim, 1);
    }
}
