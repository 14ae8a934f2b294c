package dev.pressroom.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.Slice;
import dev.pressroom.Walk;

/** The chains, one for each account and one of the installation: entries are added at their ends and read, nothing else. */
@ApplicationScoped
public class Trail {
    /** The chain of what is no account's. */
    public static final UUID INSTALLATION = new UUID(0, 0);

    private static final String LAST = "select sequence, hash from audit_chain where account_id = :account for update";
    private static final String BEGIN = """
            insert into audit_chain (account_id, sequence, hash) values (:account, 0, :hash) on conflict do nothing
            """;
    private static final String END = "update audit_chain set sequence = :sequence, hash = :hash where account_id = :account";

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final Clock clock;

    Trail(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds an entry in the caller's transaction, which must write nothing after it: the end of the chain is locked until the
     * commit, and who takes that lock last of all can wait for others, but never they for it.
     */
    public Uni<Void> append(Act act, Circumstances from) {
        // What is still to be written takes its locks, and may fail, before ours.
        return Panache.getSession().chain(session -> session.flush().chain(() -> last(session, act.accountId()))
                .map(last -> new AuditEntry(ids.generate(), clock.instant().truncatedTo(ChronoUnit.MICROS), act, from,
                        last))
                .chain(entry -> session.persist(entry).chain(session::flush).chain(() -> end(session, entry))));
    }

    /** Newest first, of one account or of all. */
    public Uni<Slice<AuditEntry>> list(AuditFilter filter, Cursor cursor) {
        return Panache.withSession(() -> Panache.getSession().chain(session -> {
            var query = Walk.of(session.createQuery("from AuditEntry " + filter.clause() + Walk.clause(cursor),
                    AuditEntry.class), cursor);
            filter.parameters().forEach(query::setParameter);
            return query.getResultList();
        })).map(rows -> Slice.of(rows, cursor));
    }

    /**
     * A part of the way through the chains, each from its beginning.
     *
     * @param after null for the first part
     */
    Uni<List<AuditEntry>> part(AuditFilter filter, @Nullable AuditEntry after, int most) {
        String place = after == null
                ? ""
                : " and (accountId > :chain or (accountId = :chain and sequence > :sequence))";
        return Panache.withSession(() -> Panache.getSession().chain(session -> {
            var query = session.createQuery("from AuditEntry " + filter.clause() + place
                    + " order by accountId, sequence", AuditEntry.class).setMaxResults(most);
            filter.parameters().forEach(query::setParameter);
            if (after != null) {
                query.setParameter("chain", after.accountId()).setParameter("sequence", after.sequence());
            }
            return query.getResultList();
        }));
    }

    private static Uni<Chain.Link> last(Mutiny.Session session, UUID account) {
        return locked(session, account).chain(found -> found != null
                ? Uni.createFrom().item(found)
                : session.createNativeQuery(BEGIN).setParameter("account", account)
                        .setParameter("hash", Chain.Link.NONE.hash()).executeUpdate()
                        .chain(() -> locked(session, account)).map(Objects::requireNonNull));
    }

    private static Uni<Chain.@Nullable Link> locked(Mutiny.Session session, UUID account) {
        return session.createNativeQuery(LAST, Object[].class).setParameter("account", account)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : new Chain.Link(((Number) row[0]).longValue(), (byte[]) row[1]));
    }

    private static Uni<Void> end(Mutiny.Session session, AuditEntry entry) {
        return session.createNativeQuery(END).setParameter("account", entry.accountId())
                .setParameter("sequence", entry.sequence()).setParameter("hash", entry.hash()).executeUpdate()
                .replaceWithVoid();
    }
}
