package dev.pressroom.access.quota;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** What each account has of each quota. Unlike a limit, an account's own may be above the installation's, which is only the default. */
@ApplicationScoped
public class AccountQuotas {
    /** A thousand million million: as good as none, and far from where sums overflow. */
    static final long MOST = 1_000_000_000_000_000L;
    private static final String OWN = """
            select string_agg(name || '=' || value, ' ') from account_quota where account_id = :account
            """;
    private static final String LOCK = "select id from account where id = :account for no key update";
    private static final String CLEAR = "delete from account_quota where account_id = :account and name in (:names)";
    private static final String SET = "insert into account_quota (account_id, name, value) values (:account, :name, :value)";

    private final InstallationQuotas installation;

    AccountQuotas(InstallationQuotas installation) {
        this.installation = installation;
    }

    /** What holds for accounts without their own. */
    public Quotas installation() {
        return installation.get();
    }

    /** What holds for the caller's account, as it was when its key was read. */
    public Quotas of(Caller caller) {
        return caller.own().over(installation.get());
    }

    /** What holds for this account now. */
    public Uni<Quotas> of(UUID accountId) {
        return own(accountId).map(own -> own.over(installation.get()));
    }

    /** What was set for this account alone. */
    public Uni<Quotas> own(UUID accountId) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OWN, String.class).setParameter("account", accountId)
                        .getSingleResultOrNull()))
                .map(Quotas::read);
    }

    /**
     * Replaces all that was set for this account alone.
     *
     * @return fails with {@link Problem.Invalid}, one pointer for each value that is too high or too low, and with
     *         {@link Problem.NotFound} where there is no such account
     */
    public Uni<Void> replace(UUID accountId, Quotas wanted) {
        return Uni.createFrom().voidItem().invoke(() -> check(wanted))
                .chain(() -> Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> locked(session, accountId).chain(() -> session.createNativeQuery(CLEAR)
                                .setParameter("account", accountId).setParameter("names", Quotas.keys())
                                .executeUpdate())
                                .chain(() -> written(session, accountId, wanted)))))
                .invoke(() -> Log.infof("quotas set account=%s quotas=%s", accountId, wanted.values()));
    }

    private static Uni<Void> locked(Mutiny.Session session, UUID accountId) {
        return session.createNativeQuery(LOCK, UUID.class).setParameter("account", accountId).getSingleResultOrNull()
                .onItem().ifNull().failWith(() -> new Problem.NotFound("account")).replaceWithVoid();
    }

    private static Uni<Void> written(Mutiny.Session session, UUID accountId, Quotas wanted) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var entry : new HashMap<>(wanted.values()).entrySet()) {
            done = done.chain(() -> session.createNativeQuery(SET).setParameter("account", accountId)
                    .setParameter("name", entry.getKey().key()).setParameter("value", entry.getValue())
                    .executeUpdate().replaceWithVoid());
        }
        return done;
    }

    private void check(Quotas wanted) {
        var violations = new ArrayList<Violation>();
        wanted.values().forEach((quota, value) -> {
            long most = installation.most(quota);
            if (value > most || value < quota.least()) {
                violations.add(new Violation("#/" + quota.key(), quota.key() + " is " + value + "; it can be "
                        + quota.least() + " to " + most + ", or null for this installation's default."));
            }
        });
        Problem.Invalid.refuse(violations);
    }
}
