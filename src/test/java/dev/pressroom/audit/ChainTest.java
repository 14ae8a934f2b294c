package dev.pressroom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final UUID ACCOUNT = UUID.fromString("0198f3a0-d5c0-7b5c-8a3c-4f0f8d1e2a3b");
    private static final UUID ID = UUID.fromString("0198f3a0-d5c0-7b5c-8a3c-4f0f8d1e2a3c");
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00.000250Z");
    private static final Circumstances FROM = new Circumstances("192.0.2.7", null, "curl/8 ü");

    @Test
    void hashesTheDocumentedForm() {
        AuditEntry entry = entry("whk_1", Map.of("fields", "events url", "events", "job.failed"), last(7));

        assertThat(Chain.form(entry)).isEqualTo("""
                pressroom-audit-1
                previous=64:0000000000000000000000000000000000000000000000000000000000000007
                account=32:0198f3a0d5c07b5c8a3c4f0f8d1e2a3b
                sequence=1:8
                id=32:0198f3a0d5c07b5c8a3c4f0f8d1e2a3c
                at=27:2026-01-31T12:00:00.000250Z
                actor=4:pk_1
                action=15:webhook.created
                target=5:whk_1
                outcome=4:DONE
                address=9:192.0.2.7
                requestId=-
                userAgent=9:curl/8 ü
                details.events=10:job.failed
                details.fields=10:events url
                """);
        assertThat(HexFormat.of().formatHex(entry.hash()))
                .isEqualTo("157e7e412af65ed997b3076db900815e28dd84c4cacd84cc553ceebb9b08df86");
    }

    @Test
    void tellsAnAbsentValueFromADash() {
        assertThat(Chain.form(entry(null, Map.of(), last(7)))).contains("target=-\n");
        assertThat(Chain.form(entry("-", Map.of(), last(7)))).contains("target=1:-\n");
    }

    @Test
    void isWholeWhereEachEntryFollowsTheOneBefore() {
        AuditEntry first = entry("a", Map.of(), Chain.Link.NONE);
        AuditEntry second = entry("b", Map.of(), first.link());

        assertThat(Chain.Link.NONE.fault(first)).isNull();
        assertThat(first.link().fault(second)).isNull();
    }

    @Test
    void isBrokenWhereAnEntryIsMissingOrFollowsAnother() {
        AuditEntry first = entry("a", Map.of(), Chain.Link.NONE);
        AuditEntry second = entry("b", Map.of(), first.link());
        AuditEntry stranger = entry("b", Map.of(), entry("c", Map.of(), Chain.Link.NONE).link());

        assertThat(Chain.Link.NONE.fault(second)).isEqualTo("the entry is missing");
        assertThat(first.link().fault(stranger)).isEqualTo("the entry does not follow the one before");
    }

    private static AuditEntry entry(@Nullable String target, Map<String, String> details, Chain.Link last) {
        return new AuditEntry(ID, AT, new Act(ACCOUNT, "pk_1", "webhook.created", target, Outcome.DONE, details), FROM,
                last);
    }

    private static Chain.Link last(int end) {
        var hash = new byte[32];
        hash[31] = (byte) end;
        return new Chain.Link(7, hash);
    }
}
