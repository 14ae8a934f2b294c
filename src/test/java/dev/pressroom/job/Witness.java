package dev.pressroom.job;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.testing.Database;

/** Writes down each end that it sees, as webhooks and batches do; of some jobs it refuses to hear. */
@Singleton
public class Witness implements JobListener {
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();
    private final Database database;
    private volatile boolean watching;

    Witness(Database database) {
        this.database = database;
    }

    public void watch() {
        database.run("create table if not exists witnessed (job_id uuid, state text, revision int)");
        watching = true;
    }

    /** Until then every success asks it, which those of most accounts do not. */
    public void rest() {
        watching = false;
        refused.clear();
    }

    public void refuse(UUID job) {
        refused.add(job);
    }

    public void hearAgain(UUID job) {
        refused.remove(job);
    }

    /** The states in which it saw the job end, oldest first, such as {@code FAILED,SUCCEEDED}. */
    public String saw(UUID job) {
        return String.valueOf(
                database.value("select string_agg(state, ',' order by revision) from witnessed where job_id = ?", job));
    }

    @Override
    public String hears() {
        return Boolean.toString(watching || !refused.isEmpty());
    }

    @Override
    public Uni<Void> ended(Ended job) {
        if (refused.contains(job.jobId())) {
            return write(job).chain(() -> Uni.createFrom().failure(new IllegalStateException("will not hear of it")));
        }
        return watching ? write(job) : Uni.createFrom().voidItem();
    }

    private static Uni<Void> write(Ended job) {
        return Sql.run("insert into witnessed values (:job, :state, :revision)",
                Map.of("job", job.jobId(), "state", job.state().name(), "revision", job.revision())).replaceWithVoid();
    }
}
