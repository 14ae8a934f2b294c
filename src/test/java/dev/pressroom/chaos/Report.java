package dev.pressroom.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.pressroom.chaos.fault.Fault;
import dev.pressroom.chaos.fault.Mishap;
import dev.pressroom.chaos.verdict.Finding;
import dev.pressroom.chaos.verdict.Finding.Kind;
import dev.pressroom.chaos.verdict.Verdict;

/**
 * A run in words.
 *
 * @param harmed requests to the store that went wrong
 */
record Report(Verdict verdict, List<Mishap> mishaps, int harmed) {
    boolean isGood() {
        return verdict.findings().isEmpty();
    }

    /** All of it, the sum last. */
    String text() {
        var text = new StringBuilder("\n");
        Map<Fault, Long> counts = mishaps.stream().collect(Collectors.groupingBy(Mishap::fault, Collectors.counting()));
        Arrays.stream(Fault.values()).forEach(fault -> row(text, fault.words(), counts.getOrDefault(fault, 0L)));
        row(text, "requests to the store that went wrong", harmed);
        text.append('\n');
        verdict.replies().forEach((reply, count) -> row(text, "requests for a job " + reply, count));
        verdict.unknown().forEach((reply, count) -> row(text, "jobs all the same, of requests " + reply, count));
        row(text, "jobs canceled", verdict.ended("CANCELED"));
        row(text, "longest job, in seconds", seconds(verdict.longest()));
        row(text, "worst expected delay, in seconds", seconds(verdict.worstExpected()));
        text.append('\n');
        verdict.findings().forEach(finding -> text.append(line(finding)));
        return text.append(sum()).toString();
    }

    private String sum() {
        return "chaos: %d accepted, %d succeeded, %d failed, %d lost, %d doubled, %d orphans".formatted(
                verdict.accepted(), verdict.ended("SUCCEEDED"), verdict.ended("FAILED"), verdict.count(Kind.LOST),
                verdict.count(Kind.DOUBLED), verdict.count(Kind.ORPHAN));
    }

    private static void row(StringBuilder text, String words, long count) {
        text.append("%-60s%8d%n".formatted(words, count));
    }

    private static String line(Finding finding) {
        return "%s %s: %s%n".formatted(finding.kind(), finding.subject(), finding.why());
    }

    private static long seconds(Duration duration) {
        return duration.toSeconds();
    }
}
