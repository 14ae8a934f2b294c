package dev.pressroom.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;

/** What jobs were asked to print, for doors that tell it again; every query names the account. */
@ApplicationScoped
public class Inputs {
    private static final String DATA = """
            select job_id, data from job_payload where account_id = :account and job_id = any (:jobs)
            """;

    /** The data of each, a JSON object as text; those whose data is deleted are not among them. */
    public Uni<Map<UUID, String>> of(UUID accountId, List<UUID> jobIds) {
        if (jobIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.withSession(() -> Sql.rows(DATA, Map.of("account", accountId, "jobs", jobIds))).map(rows -> {
            Map<UUID, String> data = new HashMap<>();
            rows.forEach(row -> data.put((UUID) row[0], (String) row[1]));
            return data;
        });
    }
}
