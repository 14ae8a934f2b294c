package dev.pressroom.job;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.access.Caller;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;

/** Makes jobs and moves them on, as intake and workers do, each step when a test says so. */
@Singleton
public class Desk {
    private final Jobs jobs;
    private final Attempts attempts;
    private final Recovery recovery;
    private final Database database;
    private final Vertx vertx;

    Desk(Jobs jobs, Attempts attempts, Recovery recovery, Database database, Vertx vertx) {
        this.jobs = jobs;
        this.attempts = attempts;
        this.recovery = recovery;
        this.database = database;
        this.vertx = vertx;
    }

    /** Asks, and waits for the answer. */
    public <T extends @Nullable Object> T now(Supplier<Uni<T>> call) {
        return OwnContext.run(vertx, call).await().atMost(Duration.ofSeconds(30));
    }

    public UUID account() {
        return UUID.fromString(Tenant.open().accountId().replaceFirst(
                "acc_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    public UUID queued() {
        return queued(account());
    }

    public UUID queued(UUID account) {
        return queued(account, "<p>small</p>");
    }

    public UUID queued(UUID account, String text) {
        var html = new Source.Inline(text, null);
        var request = new JobRequest(html, "{}", null, "{}", JobOptions.NONE, Lane.EXPRESS);
        return now(
                () -> Panache.withTransaction(() -> jobs.add(Caller.plain(account, "a test", Set.of()), html, request)))
                .id();
    }

    public Attempt running() {
        return claim(queued());
    }

    public Attempt claim(UUID job) {
        Attempt attempt = now(() -> attempts.claim(job, UUID.randomUUID()));
        if (attempt == null) {
            throw new AssertionError("not to be claimed: " + job);
        }
        return attempt;
    }

    public boolean settle(Attempt attempt, Outcome outcome) {
        return now(() -> attempts.settle(attempt, outcome));
    }

    public static Outcome.Succeeded success(Attempt attempt) {
        return new Outcome.Succeeded(attempt.documentKey(), 1, "00", 1, "{}");
    }

    public static Outcome.Retry retry() {
        return new Outcome.Retry(Duration.ZERO, "INTERNAL_ERROR", "ours", Outcome.Toll.TRY);
    }

    public UUID failed() {
        Attempt attempt = running();
        settle(attempt, new Outcome.Failed("TEMPLATE_ERROR", "line 3"));
        return attempt.jobId();
    }

    /** The worker that holds this attempt falls silent for a lease, and the rescuer comes by. */
    public void lose(Attempt attempt) {
        database.run("update job set lease_until = now() - interval '1 second' where id = ?", attempt.jobId());
        now(recovery::rescue);
    }

    public Job cancel(Attempt attempt) {
        return now(() -> jobs.cancel(attempt.accountId(), attempt.jobId()));
    }
}
