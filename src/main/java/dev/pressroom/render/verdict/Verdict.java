package dev.pressroom.render.verdict;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a document conforms to what was asked for.
 *
 * @param profiles  judged by, {@code pdf/a-2a}, {@code pdf/ua-1}
 * @param compliant with all of them
 * @param failures  the broken rules in the order of the standards, at most 20
 */
public record Verdict(List<String> profiles, boolean compliant, List<Failure> failures) {

    /**
     * A rule that was broken.
     *
     * @param profile     that has the rule
     * @param clause      of the standard, {@code 6.2.11.4.1}
     * @param test        of the clause, from 1
     * @param description what the rule asks for
     * @param count       how often it was broken
     */
    public record Failure(String profile, String clause, int test, String description, int count) {}

    /** The first rules in one sentence. */
    public String words() {
        String rules = failures.stream().limit(3)
                .map(failure -> failure.profile() + " " + failure.clause() + "-" + failure.test() + " ("
                        + failure.count()
                        + "): " + failure.description())
                .collect(Collectors.joining("; "));
        int more = failures.size() - 3;
        return "the document is no " + String.join(" and ", profiles) + ": " + rules
                + (more > 0 ? "; and " + more + " more" : "");
    }
}
