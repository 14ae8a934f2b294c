package dev.pressroom.webhook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.job.Callback;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.seal.Seal;

/** Callbacks that came with a request; what is announced of their subject goes to them too. */
@ApplicationScoped
public class Callbacks {
    /** A null column has no type of its own. */
    private static final String ADD = """
            insert into callback (id, subject_id, account_id, job_id, url, host, secret, events, door)
            values (:id, :subject, :account, %s, :url, :host, decode(nullif(:secret, ''), 'hex'),
                    string_to_array(:events, ' '), nullif(:door, ''))
            """;

    private final WebhookFence fence;
    private final Voices voices;
    private final Seal seal;

    Callbacks(WebhookFence fence, Voices voices, Seal seal) {
        this.fence = fence;
        this.voices = voices;
        this.seal = seal;
    }

    /**
     * A callback that may be kept.
     *
     * @param host   under which requests to it are counted
     * @param secret null where nothing is signed
     * @param door   in whose words it is told; empty for our own
     */
    public record Checked(Callback callback, String host, @Nullable WebhookSecret secret, String door) {}

    /**
     * @param pointer at the field that the callback came in
     * @param door    that the job or batch came in by; null for that of our own API
     * @return null where there is none; fails with {@link Problem.Invalid} below the pointer
     */
    public Uni<@Nullable Checked> check(UUID accountId, String pointer, @Nullable Callback callback,
            @Nullable String door) {
        if (callback == null) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom().deferred(() -> {
            Optional<Voice> voice = voices.of(door);
            Optional<byte[]> key = callback.secret() == null ? Optional.empty() : key(voice, callback.secret());
            Problem.Invalid.refuse(violations(pointer, callback, key.isPresent()));
            // A name is resolved when it is used: these APIs promise an answer that does not hang on it.
            return (voice.isPresent()
                    ? fence.foreseen(accountId, pointer + "/url", callback.url())
                    : fence.host(accountId, pointer + "/url", callback.url()))
                    .map(host -> new Checked(callback, host, key.map(WebhookSecret::of).orElse(null),
                            voice.map(Voice::door).orElse("")));
        });
    }

    private static Optional<byte[]> key(Optional<Voice> voice, String secret) {
        return voice.isPresent() ? voice.get().secret(secret) : WebhookSecret.read(secret).map(WebhookSecret::key);
    }

    private static List<Violation> violations(String pointer, Callback callback, boolean key) {
        var violations = new ArrayList<Violation>();
        if (callback.secret() != null && !key) {
            violations.add(new Violation(pointer + "/secret",
                    "secret is whsec_ and 24 to 64 bytes in Base64; one can be made with 'echo whsec_$(openssl rand -base64 32)'."));
        }
        violations.addAll(unknown(pointer + "/events", callback.events()));
        return violations;
    }

    /** What a filter of events cannot name. */
    public static List<Violation> unknown(String pointer, Set<String> events) {
        var others = new TreeSet<>(events);
        EventType.filters().forEach(others::remove);
        return others.isEmpty()
                ? List.of()
                : List.of(new Violation(pointer, "There is no event '" + others.getFirst() + "'; known are "
                        + String.join(", ", EventType.filters()) + "."));
    }

    /** In the transaction that makes the job. */
    public Uni<Void> addToJob(UUID accountId, UUID jobId, Checked checked) {
        return add(accountId, jobId, checked, "cast(:subject as uuid)");
    }

    /** In the transaction that makes the subject, which is no job; whoever removes the subject removes its callback too. */
    public Uni<Void> add(UUID accountId, UUID subjectId, Checked checked) {
        return add(accountId, subjectId, checked, "null");
    }

    private Uni<Void> add(UUID accountId, UUID subjectId, Checked checked, String job) {
        Map<String, Object> row = new HashMap<>(Map.of("id", UUID.randomUUID(), "subject", subjectId, "account",
                accountId, "url", checked.callback().url(), "host", checked.host(), "events",
                String.join(" ", checked.callback().events()), "door", checked.door()));
        row.put("secret", checked.secret() == null ? "" : sealed(checked.secret(), subjectId));
        return Sql.run(ADD.formatted(job), row).replaceWithVoid();
    }

    private String sealed(WebhookSecret secret, UUID subjectId) {
        return HexFormat.of().formatHex(secret.sealed(seal, subjectId));
    }

    /** Where those of a subject go; in the caller's transaction. */
    public Uni<Set<String>> urls(UUID accountId, UUID subjectId) {
        return Sql.rows("select url, host from callback where subject_id = :subject and account_id = :account",
                Map.of("subject", subjectId, "account", accountId))
                .map(rows -> rows.stream().map(row -> (String) row[0]).collect(Collectors.toSet()));
    }

    /** With the subject that is no job. */
    public Uni<Void> forget(UUID accountId, UUID subjectId) {
        return Sql.run("delete from callback where subject_id = :subject and account_id = :account",
                Map.of("subject", subjectId, "account", accountId)).replaceWithVoid();
    }
}
