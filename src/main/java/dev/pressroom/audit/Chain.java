package dev.pressroom.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.pressroom.Sha256;

/** What an entry's hash is of, so that others can compute it too; docs/audit.md says the same in words. Pure. */
public final class Chain {
    private static final String FORM = "pressroom-audit-1\n";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    private Chain() {}

    /** Where a chain stands: its last entry's number and hash. */
    record Link(long sequence, byte[] hash) {
        static final Link NONE = new Link(0, new byte[32]);

        /** Null where this entry follows the link, else what is wrong with it. */
        @Nullable
        String fault(AuditEntry next) {
            if (next.sequence() != sequence + 1) {
                return "the entry is missing";
            }
            if (!Arrays.equals(next.previous(), hash)) {
                return "the entry does not follow the one before";
            }
            return Arrays.equals(Chain.hash(next), next.hash()) ? null : "the entry was altered";
        }

        boolean isSame(Link other) {
            return sequence == other.sequence && Arrays.equals(hash, other.hash);
        }
    }

    static byte[] hash(AuditEntry entry) {
        return Sha256.of(form(entry).getBytes(StandardCharsets.UTF_8));
    }

    /** A line for each field, with the length of its value, so that no value can pass for two. */
    static String form(AuditEntry entry) {
        var text = new StringBuilder(FORM);
        line(text, "previous", HexFormat.of().formatHex(entry.previous()));
        line(text, "account", digits(entry.accountId()));
        line(text, "sequence", String.valueOf(entry.sequence()));
        line(text, "id", digits(entry.id()));
        line(text, "at", time(entry.at()));
        line(text, "actor", entry.actor());
        line(text, "action", entry.action());
        line(text, "target", entry.target());
        line(text, "outcome", entry.outcome().name());
        line(text, "address", entry.from().address());
        line(text, "requestId", entry.from().requestId());
        line(text, "userAgent", entry.from().userAgent());
        entry.details().forEach((name, value) -> line(text, "details." + name, value));
        return text.toString();
    }

    /** As it is hashed: UTC with six digits of the second. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    private static String digits(UUID id) {
        return id.toString().replace("-", "");
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        text.append(name).append('=');
        if (value == null) {
            text.append('-');
        } else {
            text.append(value.getBytes(StandardCharsets.UTF_8).length).append(':').append(value);
        }
        text.append('\n');
    }
}
