package dev.pressroom.dialect.pressroom;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Scope;
import dev.pressroom.audit.AuditFilter;
import dev.pressroom.audit.Trail;

/** What narrows the audit log. */
class AuditQuery {
    /** In the place of an account: what is no account's. */
    static final String INSTALLATION = "installation";
    static final String ACCOUNT = "For the operator: an account's id, or `installation` for what is no account's. All where it is left out.";

    @RestQuery
    @Parameter(description = ACCOUNT)
    @Nullable
    String account;

    @RestQuery
    @Parameter(description = "Id of a key, `operator`, `system` or `unknown`.")
    @Nullable
    String actor;

    @RestQuery
    @Parameter(description = "An action such as `webhook.deleted`, or the kind of a thing, `webhook`, for all of its actions.")
    @Nullable
    String action;

    @RestQuery
    @Parameter(description = "Id or name of a thing, as entries have it.")
    @Nullable
    String target;

    @RestQuery
    @Parameter(description = "At or after this time, ISO 8601.")
    @Nullable
    String from;

    @RestQuery
    @Parameter(description = "Before this time, ISO 8601.")
    @Nullable
    String to;

    AuditFilter filter(Caller who) {
        return new AuditFilter(account(who, account), actor, action, target, instant("from", from), instant("to", to));
    }

    /** Null for all, which is the operator's alone. */
    @Nullable
    static UUID account(Caller who, @Nullable String account) {
        if (!who.scopes().contains(Scope.OPERATOR)) {
            if (account != null) {
                throw QueryFaults.of("account", "account is for the operator; leave it out, you see your own.");
            }
            return who.accountId();
        }
        if (account == null) {
            return null;
        }
        return account.equals(INSTALLATION)
                ? Trail.INSTALLATION
                : Ids.ACCOUNT.read(account).orElseThrow(() -> QueryFaults.of("account",
                        "account is an account's id, acc_..., or " + INSTALLATION + "."));
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            // In a query string a plus is a blank: +02:00 comes as " 02:00" from clients that do not escape it.
            return text == null ? null : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException broken) {
            throw QueryFaults.of(name, name + " is a time such as 2026-01-31T12:00:00Z.");
        }
    }
}
