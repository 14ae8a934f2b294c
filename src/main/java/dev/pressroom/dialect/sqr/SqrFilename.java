package dev.pressroom.dialect.sqr;

import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a report is called, by an account's pattern: {@code SQR_{userId}_{jobId}.pdf}. Fields are those of the user's record, begun when
 * the report is asked for, since the record may change; the job's id follows when there is one. Pure.
 */
final class SqrFilename {
    static final String DEFAULT = "SQR_{userId}_{jobId}.pdf";
    static final int LONGEST = 150;

    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern PATH = Pattern.compile("[^{}.\\s]+(\\.[^{}.\\s]+)*");
    private static final String JOB = "jobId";
    private static final String ENDING = ".pdf";
    private static final int MOST = 200;

    private SqrFilename() {}

    static boolean isPattern(String text) {
        String rest = FIELD.matcher(text).replaceAll("");
        return !text.isBlank() && text.length() <= LONGEST
                && FIELD.matcher(text).results().allMatch(field -> PATH.matcher(field.group(1)).matches())
                && rest.chars()
                        .noneMatch(c -> c == '{' || c == '}' || c == '/' || c == '\\' || Character.isISOControl(c));
    }

    /** With all fields but the job's id; one that the record does not have, or that is no plain value, prints nothing. */
    static String begun(String pattern, JsonNode record) {
        return filled(pattern, field -> field.equals(JOB) ? "{" + JOB + "}" : value(record, field));
    }

    /** @param begun by {@link #begun} */
    static String finished(String begun, UUID job) {
        String name = filled(begun.isEmpty() ? "{" + JOB + "}" : begun, field -> job.toString().substring(0, 8)).strip()
                .replaceAll("^\\.+", "_");
        String stem = name.toLowerCase(Locale.ROOT).endsWith(ENDING)
                ? name.substring(0, name.length() - ENDING.length())
                : name;
        return stem.substring(0, stem.offsetByCodePoints(0, Math.min(MOST, stem.codePointCount(0, stem.length()))))
                + ENDING;
    }

    private static String filled(String pattern, UnaryOperator<String> value) {
        return FIELD.matcher(pattern).replaceAll(field -> Matcher.quoteReplacement(value.apply(field.group(1))));
    }

    /** Braces would be read as a field again, and nothing in the data may make a path. */
    private static String value(JsonNode record, String path) {
        JsonNode found = record;
        for (String step : path.split("\\.")) {
            found = found.path(step);
        }
        return found.isValueNode() && !found.isNull() ? found.asText().replaceAll("[\\p{Cntrl}/\\\\{}]", "_") : "";
    }
}
