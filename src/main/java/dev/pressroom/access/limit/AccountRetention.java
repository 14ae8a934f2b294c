package dev.pressroom.access.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.access.Caller;
import dev.pressroom.access.limit.Retention.Own;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** How long what each account makes is kept. Unlike a limit, an account's own time may be longer than the installation's. */
@ApplicationScoped
public class AccountRetention {
    /** What was chosen for one account, as {@link #read} has it; the account is to follow. */
    public static final String FIND = "select concat(r.document_seconds, ' ', r.job_seconds) from account_retention r where r.account_id = ";
    private static final String OWN = FIND + ":account";
    private static final String SET = """
            insert into account_retention (account_id, document_seconds, job_seconds)
            select id, cast(:documents as bigint), cast(:jobs as bigint) from account where id = :account
                on conflict (account_id) do update
                       set document_seconds = excluded.document_seconds, job_seconds = excluded.job_seconds
            """;

    private final Retention installation;

    AccountRetention(RetentionConfig config) {
        installation = new Retention(config.documents(), config.jobs());
    }

    public Retention installation() {
        return installation;
    }

    /** What holds for the jobs that this account posts now. */
    public Uni<Retention> of(UUID accountId) {
        return own(accountId).map(own -> own.over(installation));
    }

    /** What holds for the jobs that the caller posts, as it was when its key was read. */
    public Retention of(Caller caller) {
        return caller.ownRetention().over(installation);
    }

    public Uni<Own> own(UUID accountId) {
        return Panache.withSession(() -> Sql.rows(OWN, Map.of("account", accountId)))
                .map(rows -> rows.isEmpty() ? Own.NONE : read((String) rows.getFirst()[0]));
    }

    /** @param text two numbers of seconds, of documents and of jobs, either of which may be missing; null for none */
    public static Own read(@Nullable String text) {
        if (text == null) {
            return Own.NONE;
        }
        int space = text.indexOf(' ');
        return new Own(time(text.substring(0, space)), time(text.substring(space + 1)));
    }

    /**
     * For jobs posted from now on; those that are here keep their times.
     *
     * @return fails with {@link Problem.Invalid}, one pointer for each time that is too short or too long, and with
     *         {@link Problem.NotFound} where there is no such account
     */
    public Uni<Void> replace(UUID accountId, Own wanted) {
        return Uni.createFrom().voidItem().invoke(() -> check(wanted))
                .chain(() -> Panache.withTransaction(() -> Panache.getSession().flatMap(session -> session
                        .createNativeQuery(SET).setParameter("account", accountId)
                        .setParameter("documents", seconds(wanted.documents()))
                        .setParameter("jobs", seconds(wanted.jobs())).executeUpdate())))
                .invoke(count -> {
                    if (count == 0) {
                        throw new Problem.NotFound("account");
                    }
                    Log.infof("retention set account=%s documents=%s jobs=%s", accountId, wanted.documents(),
                            wanted.jobs());
                }).replaceWithVoid();
    }

    private static void check(Own wanted) {
        var violations = new ArrayList<Violation>();
        violations.addAll(violations("documents", wanted.documents(), Retention.LEAST_DOCUMENTS));
        violations.addAll(violations("jobs", wanted.jobs(), Duration.ZERO));
        Problem.Invalid.refuse(violations);
    }

    private static List<Violation> violations(String field, @Nullable Duration time, Duration least) {
        return time == null || (time.compareTo(least) >= 0 && time.compareTo(Retention.MOST) <= 0)
                ? List.of()
                : List.of(new Violation("#/" + field,
                        field + " is " + time.toSeconds() + "; it can be " + least.toSeconds() + " to "
                                + Retention.MOST.toSeconds() + " seconds, or null for this installation's default."));
    }

    private static @Nullable Long seconds(@Nullable Duration time) {
        return time == null ? null : time.toSeconds();
    }

    private static @Nullable Duration time(String seconds) {
        return seconds.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(seconds));
    }
}
