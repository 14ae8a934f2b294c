package dev.pressroom.dataset;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Puts many records with one statement, into a dataset whose row the caller has locked. */
@ApplicationScoped
class RecordWriter {
    private static final String KNOWN = """
            select key, size from data_record
             where dataset_id = :dataset and account_id = :account
               and key = any (array(select json_array_elements_text(cast(cast(:keys as text) as json))))
            """;
    /** Rows travel as one JSON text: the statement is the same for one and for hundreds. */
    private static final String PUT = """
            insert into data_record (dataset_id, key, id, account_id, data, size, created_at, updated_at)
            select cast(:dataset as uuid), draft.key, draft.id, cast(:account as uuid), draft.data, draft.size,
                   cast(:now as timestamptz), cast(:now as timestamptz)
              from json_to_recordset(cast(cast(:rows as text) as json))
                as draft(key text, id uuid, data text, size bigint)
                on conflict (dataset_id, key)
                do update set data = excluded.data, size = excluded.size, updated_at = excluded.updated_at
            """;

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final DatasetConfig config;
    private final Clock clock;

    RecordWriter(DatasetConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** What is to be written of some drafts, and what finds no room in the dataset. */
    private record Plan(List<RecordDraft> drafts, Set<String> created, Set<String> refused, long bytes) {}

    /** @param drafts no key twice */
    Uni<Datasets.Written> write(Mutiny.Session session, Dataset dataset, List<RecordDraft> drafts) {
        return known(session, dataset, drafts).map(known -> plan(dataset, drafts, known))
                .call(plan -> plan.drafts().isEmpty() ? Uni.createFrom().voidItem() : put(session, dataset, plan))
                .map(plan -> new Datasets.Written(plan.created(), plan.refused()));
    }

    /** Sizes of those that are there already. */
    private static Uni<Map<String, Long>> known(Mutiny.Session session, Dataset dataset, List<RecordDraft> drafts) {
        var keys = new JsonArray(drafts.stream().map(RecordDraft::key).toList());
        return session.createNativeQuery(KNOWN, Object[].class).setParameter("dataset", dataset.id)
                .setParameter("account", dataset.accountId).setParameter("keys", keys.encode()).getResultList()
                .map(rows -> {
                    var known = new HashMap<String, Long>();
                    rows.forEach(row -> known.put((String) row[0], ((Number) row[1]).longValue()));
                    return known;
                });
    }

    private Plan plan(Dataset dataset, List<RecordDraft> drafts, Map<String, Long> known) {
        var written = new ArrayList<RecordDraft>();
        var created = new LinkedHashSet<String>();
        var refused = new LinkedHashSet<String>();
        long bytes = 0;
        for (RecordDraft draft : drafts) {
            Long before = known.get(draft.key());
            if (before == null && dataset.records + created.size() >= config.maxRecords()) {
                refused.add(draft.key());
                continue;
            }
            if (before == null) {
                created.add(draft.key());
            }
            written.add(draft);
            bytes += draft.size() - (before == null ? 0 : before);
        }
        return new Plan(written, created, refused, bytes);
    }

    private Uni<Integer> put(Mutiny.Session session, Dataset dataset, Plan plan) {
        var rows = new JsonArray();
        plan.drafts().forEach(draft -> rows.add(new JsonObject().put("key", draft.key())
                .put("id", ids.generate().toString()).put("data", draft.data()).put("size", draft.size())));
        dataset.grow(plan.created().size(), plan.bytes(), clock.instant());
        return session.createNativeQuery(PUT).setParameter("dataset", dataset.id)
                .setParameter("account", dataset.accountId).setParameter("rows", rows.encode())
                .setParameter("now", clock.instant()).executeUpdate();
    }
}
