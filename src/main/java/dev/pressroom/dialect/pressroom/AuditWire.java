package dev.pressroom.dialect.pressroom;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.pressroom.audit.AuditEntry;
import dev.pressroom.audit.Chain;
import dev.pressroom.audit.Trail;
import dev.pressroom.audit.Verification;

/** The audit log on the wire. */
interface AuditWire {
    @Schema(name = "AuditEntry")
    record Entry(@Schema(examples = "aud_0198f3a0d5c07b5c8a3c4f0f8d1e2a3b") String id,
            @Schema(examples = "audit_entry") String object,
            @Schema(description = "Whose chain it is in; null for the installation's.") @Nullable String account,
            @Schema(description = "Its place in the chain, from 1, without gaps.") long sequence,
            @Schema(examples = "2026-01-31T12:00:00.000000Z") String at,
            @Schema(description = "Id of a key, `operator`, `system` or `unknown`.") String actor,
            @Schema(examples = "webhook.deleted") String action,
            @Schema(description = "Id or name of the thing; null where it is no single one.") @Nullable String target,
            @Schema(description = "DONE: committed together with the change. BEGUN: written before it. REFUSED: not let in.") String outcome,
            @Nullable String address, @Nullable String requestId, @Nullable String userAgent,
            @Schema(description = "Small facts, such as the names of the fields that were sent.") Map<String, String> details,
            @Schema(description = "SHA-256 of the entry before, 64 hex digits.") String previous,
            @Schema(description = "SHA-256 of this entry, 64 hex digits.") String hash) {

        static Entry of(AuditEntry entry) {
            var from = entry.from();
            return new Entry(Ids.AUDIT_ENTRY.of(entry.id()), "audit_entry", chain(entry.accountId()),
                    entry.sequence(), Chain.time(entry.at()), entry.actor(), entry.action(), entry.target(),
                    entry.outcome().name(), from.address(), from.requestId(), from.userAgent(), entry.details(),
                    HexFormat.of().formatHex(entry.previous()), HexFormat.of().formatHex(entry.hash()));
        }
    }

    @Schema(name = "AuditVerification")
    record Verified(@Schema(examples = "audit_verification") String object,
            @Schema(description = "Whether all chains are whole.") boolean whole, List<Chained> chains) {

        static Verified of(List<Verification.Verdict> verdicts) {
            return new Verified("audit_verification",
                    verdicts.stream().allMatch(verdict -> verdict.broken() == null),
                    verdicts.stream().map(Chained::of).toList());
        }
    }

    @Schema(name = "AuditChain")
    record Chained(@Schema(description = "Null for the installation's.") @Nullable String account, boolean whole,
            @Schema(description = "Number of the last entry.") long sequence,
            @Schema(description = "Hash of the last entry. Who notes it elsewhere knows later whether what was there then is there still.") String hash,
            @Schema(description = "Number of the first entry that is not as it should be; null where the chain is whole.") @Nullable Long brokenAt,
            @Nullable String reason) {

        static Chained of(Verification.Verdict verdict) {
            var broken = verdict.broken();
            return new Chained(chain(verdict.account()), broken == null, verdict.sequence(),
                    HexFormat.of().formatHex(verdict.hash()), broken == null ? null : broken.sequence(),
                    broken == null ? null : broken.reason());
        }
    }

    private static @Nullable String chain(UUID id) {
        return id.equals(Trail.INSTALLATION) ? null : Ids.ACCOUNT.of(id);
    }
}
