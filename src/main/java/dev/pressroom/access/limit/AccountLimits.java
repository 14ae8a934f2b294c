package dev.pressroom.access.limit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.access.Caller;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** What each account may use. Looked up anew for each request and each attempt, so a changed limit holds at once on every server. */
@ApplicationScoped
public class AccountLimits {
    private static final Map<String, Limit> BY_KEY = Stream.of(Limit.values())
            .collect(Collectors.toMap(Limit::key, limit -> limit));
    /** All that was set for one account, as {@link #read} has it; the account is to follow. */
    public static final String FIND = "select string_agg(l.name || '=' || l.value, ' ') from account_limit l where l.account_id = ";
    private static final String OWN = FIND + ":account";
    private static final String LOCK = "select id from account where id = :account for update";
    private static final String CLEAR = "delete from account_limit where account_id = :account";
    private static final String SET = "insert into account_limit (account_id, name, value) values (:account, :name, :value)";

    private final Maxima maxima;

    AccountLimits(Maxima maxima) {
        this.maxima = maxima;
    }

    /** What the operator configured for all. */
    public Limits maxima() {
        return maxima.get();
    }

    /** What holds for this account now. */
    public Uni<Limits> of(UUID accountId) {
        return own(accountId).map(this::over);
    }

    /** What holds for the caller's account, as it was when its key was read. */
    public Limits of(Caller caller) {
        return over(caller.ownLimits());
    }

    /** What holds for an account for which this was set. */
    public Limits over(Map<Limit, Long> own) {
        return maxima.get().narrowedBy(own);
    }

    /** The limits that were set for this account alone. */
    public Uni<Map<Limit, Long>> own(UUID accountId) {
        return Panache.withSession(() -> Sql.rows(OWN, Map.of("account", accountId)))
                .map(rows -> read((String) rows.getFirst()[0]));
    }

    /** @param text as {@code pages=100 outputBytes=1000}; null for none */
    public static Map<Limit, Long> read(@Nullable String text) {
        var own = new EnumMap<Limit, Long>(Limit.class);
        for (String pair : text == null ? new String[0] : text.split(" ")) {
            String[] parts = pair.split("=");
            Limit limit = BY_KEY.get(parts[0]);
            if (limit != null) { // a newer server may know more of them
                own.put(limit, Long.valueOf(parts[1]));
            }
        }
        return own;
    }

    /**
     * Replaces all that was set for this account alone.
     *
     * @return fails with {@link Problem.Invalid}, one pointer for each value that is over its maximum or too low, and
     *         with {@link Problem.NotFound} where there is no such account
     */
    public Uni<Void> replace(UUID accountId, Map<Limit, Long> wanted) {
        return Uni.createFrom().voidItem().invoke(() -> check(wanted))
                .chain(() -> Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> locked(session, accountId).chain(() -> session.createNativeQuery(CLEAR)
                                .setParameter("account", accountId).executeUpdate())
                                .chain(() -> written(session, accountId, wanted)))))
                .invoke(() -> Log.infof("limits set account=%s limits=%s", accountId, wanted));
    }

    private static Uni<Void> locked(Mutiny.Session session, UUID accountId) {
        return session.createNativeQuery(LOCK, UUID.class).setParameter("account", accountId).getSingleResultOrNull()
                .onItem().ifNull().failWith(() -> new Problem.NotFound("account")).replaceWithVoid();
    }

    private static Uni<Void> written(Mutiny.Session session, UUID accountId, Map<Limit, Long> wanted) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var entry : new HashMap<>(wanted).entrySet()) {
            done = done.chain(() -> session.createNativeQuery(SET).setParameter("account", accountId)
                    .setParameter("name", entry.getKey().key()).setParameter("value", entry.getValue())
                    .executeUpdate().replaceWithVoid());
        }
        return done;
    }

    private void check(Map<Limit, Long> wanted) {
        Limits most = maxima.get();
        var violations = new ArrayList<Violation>();
        wanted.forEach((limit, value) -> {
            if (value > most.get(limit) || value < limit.least()) {
                violations.add(new Violation("#/" + limit.key(),
                        limit.key() + " is " + value + "; it can be " + limit.least() + " to " + most.get(limit)
                                + ", the maximum of this installation, or null for that."));
            }
        });
        Problem.Invalid.refuse(violations);
    }
}
