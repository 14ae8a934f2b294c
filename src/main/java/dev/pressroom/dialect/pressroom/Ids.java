package dev.pressroom.dialect.pressroom;

import java.util.Optional;
import java.util.UUID;

import dev.pressroom.problem.Problem;

/** Ids on the wire: a prefix that tells the kind, then the UUID's 32 hex digits, so that ids sort by time as their rows do. */
enum Ids {
    ACCOUNT("acc_", "account"), KEY("pk_", "API key"), JOB("job_", "job"), TEMPLATE("tpl_",
            "template"), TEMPLATE_VERSION(
                    "tpv_",
                    "template version"), ASSET("ast_", "asset"), DEAD_LETTER("dl_", "dead letter"), SIGNING_KEY("sgk_",
                            "signing key"), WEBHOOK("whk_", "webhook"), DELIVERY("dlv_",
                                    "delivery"), DATASET("ds_",
                                            "dataset"), RECORD("rec_", "record"), AUDIT_ENTRY("aud_",
                                                    "audit entry"), BATCH("bat_", "batch");

    private final String prefix;
    private final String noun;

    Ids(String prefix, String noun) {
        this.prefix = prefix;
        this.noun = noun;
    }

    String of(UUID id) {
        return prefix + id.toString().replace("-", "");
    }

    /** @throws Problem.NotFound for text that is no id of this kind: such a thing cannot exist */
    UUID parse(String text) {
        return read(text).orElseThrow(() -> new Problem.NotFound(noun));
    }

    /** Empty for text that is no id of this kind. */
    Optional<UUID> read(String text) {
        String digits = text.substring(Math.min(prefix.length(), text.length()));
        if (!text.startsWith(prefix) || !digits.matches("[0-9a-f]{32}")) {
            return Optional.empty();
        }
        return Optional
                .of(new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16)));
    }
}
