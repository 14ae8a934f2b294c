package dev.pressroom.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private final RandomGenerator chance = new Random(7);

    private Verdict verdict(int status, int step, @Nullable String retryAfter) {
        return Verdict.of(new Answer(status, null, "", RetryAfter.read(retryAfter, NOW)), step, chance);
    }

    private Duration delay(int status, int step, @Nullable String retryAfter) {
        return ((Verdict.Again) verdict(status, step, retryAfter)).delay();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void isContentWithSuccess(int status) {
        assertThat(verdict(status, 9, null)).isEqualTo(new Verdict.Delivered());
    }

    @Test
    void triesTenTimesOverAboutThreeDays() {
        var sinceFirst = Duration.ZERO;
        var waits = new ArrayList<Duration>();
        for (int step = 0; step < 9; step++) {
            Duration wait = delay(500, step, null);
            waits.add(wait);
            sinceFirst = sinceFirst.plus(wait);
            assertThat(wait).isBetween(Verdict.SCHEDULE.get(step),
                    Verdict.SCHEDULE.get(step).multipliedBy(11).dividedBy(10));
        }

        assertThat(waits).doesNotHaveDuplicates();
        assertThat(sinceFirst).isBetween(Duration.parse("PT75H35M5S"), Duration.ofHours(84));
        assertThat(verdict(500, 9, null)).isInstanceOf(Verdict.GivenUp.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void countsARedirectAsAFailure(int status) {
        assertThat(verdict(status, 0, null)).isInstanceOfSatisfying(Verdict.Again.class,
                again -> assertThat(again.error()).contains("redirects are not followed"));
    }

    @Test
    void stopsWhereTheReceiverWantsNothing() {
        assertThat(verdict(410, 0, null)).isInstanceOf(Verdict.Unwanted.class);
    }

    @ParameterizedTest
    @CsvSource({"429, 120, 120", "503, 120, 120", "502, 7200, 7200", "504, 'Sat, 31 Jan 2026 12:10:00 GMT', 600",
            "429, 1, 5", "429, 99999999, 86400", "429, soon, 5", "429, 'Sat, 31 Jan 2026 11:00:00 GMT', 5",
            "429, -7, 5", "500, 120, 5", "404, 120, 5"})
    void waitsAsLongAsTheReceiverAsksWithinBounds(int status, String retryAfter, int seconds) {
        assertThat(delay(status, 0, retryAfter)).isBetween(Duration.ofSeconds(seconds),
                Duration.ofSeconds(seconds).multipliedBy(11).dividedBy(10));
    }

    @Test
    void pausesTheWholeLineWhereTheReceiverNamesATime() {
        assertThat(((Verdict.Again) verdict(429, 0, "120")).pause()).isTrue();
        assertThat(((Verdict.Again) verdict(429, 0, null)).pause()).isFalse();
        assertThat(((Verdict.Again) verdict(500, 0, "120")).pause()).isFalse();
    }

    @Test
    void triesAgainWhereNoAnswerCame() {
        assertThat(Verdict.of(Answer.none("No answer within 20 s."), 0, chance))
                .isInstanceOfSatisfying(Verdict.Again.class,
                        again -> assertThat(again.error()).isEqualTo("No answer within 20 s."));
    }
}
