package dev.pressroom.dialect.pressroom;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** {@code Idempotency-Key} as draft-ietf-httpapi-idempotency-key-header has it, a quoted string, or bare as many clients send it. Pure. */
final class IdempotencyHeader {
    static final String NAME = "Idempotency-Key";

    private static final int MOST = 255;
    /** RFC 8941, section 3.3.3. */
    private static final Pattern QUOTED = Pattern.compile("\"((?:[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\"\\\\])*)\"");
    private static final Pattern BARE = Pattern.compile("[\\x21\\x23-\\x2B\\x2D-\\x7E]+");
    private static final Pattern FIELD = Pattern.compile("[\\x20-\\x7E]+");

    private IdempotencyHeader() {}

    /** Null where there is none; the same key quoted and bare is one. */
    static @Nullable String parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        Matcher quoted = QUOTED.matcher(text);
        String key = quoted.matches()
                ? quoted.group(1).replaceAll("\\\\(.)", "$1")
                : BARE.matcher(text).matches() ? text : "";
        if (key.isBlank() || key.length() > MOST) {
            String detail = NAME + " is 1 to " + MOST
                    + " printable ASCII characters, in quotes, or bare without spaces, commas and quotes.";
            throw new Problem.Malformed(detail, new Violation(NAME, detail));
        }
        return key;
    }

    /** The key of a job, whose body may have it where headers cannot be set. */
    static @Nullable String parse(@Nullable String header, @Nullable String field) {
        String key = parse(header);
        if (field == null) {
            return key;
        }
        if (field.isBlank() || field.length() > MOST || !FIELD.matcher(field).matches()) {
            throw new Problem.Invalid("#/idempotencyKey",
                    "idempotencyKey is 1 to " + MOST + " printable ASCII characters.");
        }
        if (key != null && !key.equals(field)) {
            throw new Problem.Invalid("#/idempotencyKey", "idempotencyKey differs from the header " + NAME
                    + "; send one of them.");
        }
        return field;
    }
}
