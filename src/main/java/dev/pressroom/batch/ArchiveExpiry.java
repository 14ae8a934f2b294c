package dev.pressroom.batch;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.maintenance.Expiring;
import dev.pressroom.storage.Uploads;

/** Removes ZIP files whose time is over, whose batch was deleted or opened again, and those that somebody broke off to write. */
@ApplicationScoped
class ArchiveExpiry implements Expiring {
    /** For nobody to be seen from now on; after a minute another may take what this process did not finish. */
    private static final String TAKE = """
            update archive_part set removes_at = now() + interval '1 minute', size = null
             where id in (select id from archive_part where removes_at <= now()
                           order by removes_at limit :most for update skip locked)
            returning id, key
            """;
    private static final String FORGET = "delete from archive_part where id = :id";

    private final Uploads uploads;

    ArchiveExpiry(Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public Uni<Integer> removeExpired(int most) {
        return Panache.withTransaction(() -> Sql.rows(TAKE, Map.of("most", most)))
                .onItem().transformToMulti(taken -> Multi.createFrom().iterable(taken))
                .onItem().transformToUniAndConcatenate(row -> remove((UUID) row[0], (String) row[1]))
                .collect().with(Collectors.summingInt(removed -> removed ? 1 : 0));
    }

    private Uni<Boolean> remove(UUID id, String key) {
        return uploads.remove(key).chain(() -> Panache.withTransaction(() -> Sql.run(FORGET, Map.of("id", id))))
                .replaceWith(true)
                .onFailure().invoke(failure -> Log.warnf("archive part not removed part=%s cause=%s", id, failure))
                .onFailure().recoverWithItem(false); // it is due again after a minute
    }
}
