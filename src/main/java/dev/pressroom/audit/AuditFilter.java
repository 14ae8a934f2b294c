package dev.pressroom.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which entries; a null member does not narrow.
 *
 * @param account whose; null for all, which only the operator may ask for
 * @param action  an action, or the kind of a thing for all of its actions
 * @param from    inclusive
 * @param to      exclusive
 */
public record AuditFilter(@Nullable UUID account, @Nullable String actor, @Nullable String action,
        @Nullable String target, @Nullable Instant from, @Nullable Instant to) {
    /** Conditions of a query over {@link AuditEntry}. */
    String clause() {
        return "where 1 = 1" + (account == null ? "" : " and accountId = :account")
                + (actor == null ? "" : " and actor = :actor")
                + (action == null ? "" : " and (action = :action or action like :kind)")
                + (target == null ? "" : " and target = :target") + (from == null ? "" : " and at >= :from")
                + (to == null ? "" : " and at < :to");
    }

    Map<String, Object> parameters() {
        var given = new HashMap<String, Object>();
        put(given, "account", account);
        put(given, "actor", actor);
        put(given, "action", action);
        put(given, "kind", action == null ? null : action + ".%");
        put(given, "target", target);
        put(given, "from", from);
        put(given, "to", to);
        return given;
    }

    private static void put(Map<String, Object> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
