package dev.pressroom.job;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;

/** Whether anybody works: to one whose job nobody has taken up, a queue that is long and workers that are away look alike. */
@ApplicationScoped
public class Crew {
    private static final String AT_WORK = """
            select exists (select 1 from job where state = 'RUNNING' and lease_until > now()), 1
            """;

    /** Whether some job, of whichever account, is under way now. */
    public Uni<Boolean> atWork() {
        return Panache.withSession(() -> Sql.rows(AT_WORK, Map.of())).map(List::getFirst).map(row -> (boolean) row[0]);
    }
}
