package dev.pressroom.batch;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.problem.Problem;

/** The ZIP files of batches that are completed; every query names the account. */
@ApplicationScoped
public class ArchiveParts {
    private static final String FIND = """
            select part.number, part.batch_id, part.part, part.key, part.size, part.documents
              from archive_part part join batch on batch.id = part.batch_id and batch.account_id = part.account_id
             where part.account_id = :account and part.size is not null and part.removes_at > now()
               and batch.archive = 'WRITTEN' and batch.deleted_at is null and %s order by part.part
            """;
    private static final String OF_BATCH = FIND.formatted("part.batch_id = :batch");
    private static final String NUMBERED = FIND.formatted("part.number = :number");

    /** In their order; none where the archive is not written, or its time is over. */
    public Uni<List<ArchivePart>> of(UUID accountId, UUID batchId) {
        return find(OF_BATCH, Map.of("account", accountId, "batch", batchId));
    }

    /** @return fails with {@link Problem.NotFound} */
    public Uni<ArchivePart> numbered(UUID accountId, long number) {
        return find(NUMBERED, Map.of("account", accountId, "number", number)).map(found -> {
            if (found.isEmpty()) {
                throw new Problem.NotFound("archive part");
            }
            return found.getFirst();
        });
    }

    private static Uni<List<ArchivePart>> find(String statement, Map<String, Object> parameters) {
        return Panache.withSession(() -> Sql.rows(statement, parameters)).map(rows -> rows.stream()
                .map(row -> new ArchivePart(number(row[0]), (UUID) row[1], (int) number(row[2]), (String) row[3],
                        number(row[4]), (int) number(row[5])))
                .toList());
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
