package dev.pressroom.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Walks along chains and computes each hash again. */
@ApplicationScoped
public class Verification {
    private static final String ENDS = """
            select account_id, sequence, hash from audit_chain
             where cast(:account as text) = '' or account_id = cast(nullif(cast(:account as text), '') as uuid)
             order by account_id
            """;

    private final Export export;

    Verification(Export export) {
        this.export = export;
    }

    /**
     * Where a chain ends, and whether it is whole up to there.
     *
     * @param sequence of the last entry
     * @param hash     of the last entry, to be compared with what was noted elsewhere
     * @param broken   null where the chain is whole
     */
    public record Verdict(UUID account, long sequence, byte[] hash, @Nullable Break broken) {}

    /** @param sequence the first entry that is not as it should be */
    public record Break(long sequence, String reason) {}

    /** @param account null for all chains */
    public Uni<List<Verdict>> of(@Nullable UUID account) {
        // The ends come first: what is added during the walk lies behind them.
        return Panache.withSession(() -> ends(account)).chain(ends -> export
                .of(new AuditFilter(account, null, null, null, null, null))
                .collect().in(() -> new Walker(ends), Walker::pass)
                // A chain that began during the walk has an end by now.
                .chain(walker -> Panache.withSession(() -> ends(account)).map(walker::verdicts)));
    }

    private static Uni<Map<UUID, Chain.Link>> ends(@Nullable UUID account) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ENDS, Object[].class)
                .setParameter("account", account == null ? "" : account.toString()).getResultList()).map(rows -> {
                    var ends = new LinkedHashMap<UUID, Chain.Link>();
                    rows.forEach(row -> ends.put((UUID) row[0],
                            new Chain.Link(((Number) row[1]).longValue(), (byte[]) row[2])));
                    return ends;
                });
    }

    /** What the walk has seen so far. */
    private static final class Walker {
        private final Map<UUID, Chain.Link> ends;
        private final Map<UUID, Chain.Link> reached = new LinkedHashMap<>();
        private final Map<UUID, Break> breaks = new LinkedHashMap<>();

        Walker(Map<UUID, Chain.Link> ends) {
            this.ends = ends;
        }

        void pass(List<AuditEntry> part) {
            part.forEach(this::pass);
        }

        private void pass(AuditEntry entry) {
            UUID account = entry.accountId();
            Chain.Link end = ends.get(account);
            if (breaks.containsKey(account) || (end != null && entry.sequence() > end.sequence())) {
                return;
            }
            Chain.Link last = reached.getOrDefault(account, Chain.Link.NONE);
            String fault = end == null ? "the end of the chain is missing" : last.fault(entry);
            if (fault != null) {
                breaks.put(account, new Break(last.sequence() + 1, fault));
            }
            reached.put(account, entry.link());
        }

        List<Verdict> verdicts(Map<UUID, Chain.Link> now) {
            var verdicts = new ArrayList<Verdict>();
            ends.forEach((account, end) -> {
                Chain.Link last = reached.getOrDefault(account, Chain.Link.NONE);
                Break broken = breaks.get(account);
                verdicts.add(new Verdict(account, end.sequence(), end.hash(), broken != null || last.isSame(end)
                        ? broken
                        : new Break(last.sequence() + 1, "the entry is missing")));
            });
            breaks.forEach((account, broken) -> {
                if (!now.containsKey(account)) {
                    verdicts.add(new Verdict(account, 0, Chain.Link.NONE.hash(), broken));
                }
            });
            return verdicts;
        }
    }
}
