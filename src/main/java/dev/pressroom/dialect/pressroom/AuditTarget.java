package dev.pressroom.dialect.pressroom;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Scope;
import dev.pressroom.audit.Trail;

/** Which thing an address means, and in whose chain an act on it belongs. Pure. */
final class AuditTarget {
    private static final Pattern ACCOUNT = Pattern.compile("/v1/accounts/(acc_[0-9a-f]{32})(/.*)?");
    private static final Pattern THING = Pattern.compile("/v1/[^/]+/(.+)");

    private AuditTarget() {}

    /** The caller's own; for the operator the account that the address names, else the installation's. */
    static UUID account(Caller who, String path, @Nullable String location) {
        if (!who.scopes().contains(Scope.OPERATOR)) {
            return who.accountId();
        }
        for (String address : location == null ? List.of(path) : List.of(path, location)) {
            Matcher account = ACCOUNT.matcher(address);
            if (account.matches()) {
                return Ids.ACCOUNT.parse(account.group(1));
            }
        }
        return Trail.INSTALLATION;
    }

    /**
     * @param places   the values of the path's parameters, in their order
     * @param location of a thing that was made; null where none was
     * @return null where the address means no single thing
     */
    static @Nullable String of(List<String> places, @Nullable String location) {
        Matcher made = THING.matcher(location == null ? "" : location);
        if (made.matches()) {
            return made.group(1);
        }
        return places.isEmpty() ? null : String.join("/", places);
    }
}
