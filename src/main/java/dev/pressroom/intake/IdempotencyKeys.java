package dev.pressroom.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.intake.IdempotencyKey.Answer;
import dev.pressroom.intake.IdempotencyKey.Answered;
import dev.pressroom.maintenance.Expiring;
import dev.pressroom.problem.Problem;
import dev.pressroom.seal.Seal;

/**
 * The answers that are kept. Whoever is first holds a lock of the database until what it makes and the answer are committed
 * together: a crash leaves neither, and no other process can come between.
 */
@ApplicationScoped
public class IdempotencyKeys implements Expiring {
    private static final String FIND = """
            select fingerprint, status, location, body from idempotency_key
             where account_id = :account and endpoint = :endpoint and key = :key and expires_at > :now
            """;
    /** 64 bits of the name: two that share them only wait for each other. Freed with the transaction, however it ends. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended(:name, 17))";
    /** In the place of an expired one that no chore has removed yet. */
    private static final String KEEP = """
            insert into idempotency_key (account_id, endpoint, key, fingerprint, status, location, body, expires_at)
            values (:account, :endpoint, :key, :fingerprint, :status, :location, :body, :expires)
            on conflict on constraint idempotency_key_pk do update
               set fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,
                   body = excluded.body, expires_at = excluded.expires_at
            """;
    private static final String REMOVE = """
            delete from idempotency_key where (account_id, endpoint, key) in (
                select account_id, endpoint, key from idempotency_key where expires_at <= :now
                 order by expires_at limit :most for update skip locked)
            """;

    private final Seal seal;
    private final IntakeConfig config;
    private final Clock clock;

    IdempotencyKeys(Seal seal, IntakeConfig config, Clock clock) {
        this.seal = seal;
        this.config = config;
        this.clock = clock;
    }

    /** @return fails with {@link Answered}, or with {@link Problem.KeyReused} where the body was another one */
    public Uni<Void> refuseAnswered(IdempotencyKey key) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> find(session, key)));
    }

    /**
     * Makes something and keeps the answer, in one transaction.
     *
     * @param make   joins the transaction; where it fails nothing is kept
     * @param answer what the client hears of it
     * @return fails as {@link #refuseAnswered} does, and with {@link Problem.InFlight}
     */
    public <T> Uni<T> once(IdempotencyKey key, Supplier<Uni<T>> make, Function<T, Answer> answer) {
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> locked(session, key).chain(() -> find(session, key)).chain(() -> make.get())
                        .call(made -> session.flush().chain(() -> keep(session, key, answer.apply(made))))))
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> new Problem.Conflict("Something of that name was made at the same moment."));
    }

    /**
     * Keeps the answer at the end of the caller's transaction, for what takes long before it begins one.
     *
     * @return fails as {@link #once} does, and what the transaction made is to be undone then
     */
    public Uni<Void> keep(IdempotencyKey key, Answer answer) {
        return Panache.getSession().flatMap(session -> locked(session, key).chain(() -> find(session, key))
                .chain(session::flush).chain(() -> keep(session, key, answer))).replaceWithVoid();
    }

    @Override
    public Uni<Integer> removeExpired(int most) {
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(REMOVE).setParameter("now", now())
                        .setParameter("most", most).executeUpdate()));
    }

    private static Uni<Void> locked(Mutiny.Session session, IdempotencyKey key) {
        return session.createNativeQuery(LOCK, Boolean.class).setParameter("name", key.purpose()).getSingleResult()
                .invoke(ours -> {
                    if (!ours) {
                        throw new Problem.InFlight();
                    }
                }).replaceWithVoid();
    }

    private Uni<Void> find(Mutiny.Session session, IdempotencyKey key) {
        return session.createNativeQuery(FIND, Object[].class).setParameter("account", key.accountId())
                .setParameter("endpoint", key.endpoint()).setParameter("key", key.key()).setParameter("now", now())
                .getSingleResultOrNull().invoke(row -> {
                    if (row != null) {
                        throw known(key, row);
                    }
                }).replaceWithVoid();
    }

    private RuntimeException known(IdempotencyKey key, Object[] row) {
        if (!Arrays.equals(key.fingerprintBytes(), (byte[]) row[0])) {
            return new Problem.KeyReused();
        }
        String body = new String(seal.open((byte[]) row[3], key.purpose()), StandardCharsets.UTF_8);
        String location = row[2] == null ? "" : (String) row[2];
        return new Answered(new Answer(((Number) row[1]).intValue(), location, body));
    }

    private Uni<Integer> keep(Mutiny.Session session, IdempotencyKey key, Answer answer) {
        byte[] body = seal.close(answer.body().getBytes(StandardCharsets.UTF_8), key.purpose());
        return session.createNativeQuery(KEEP).setParameter("account", key.accountId())
                .setParameter("endpoint", key.endpoint()).setParameter("key", key.key())
                .setParameter("fingerprint", key.fingerprintBytes()).setParameter("status", answer.status())
                .setParameter("location", answer.location()).setParameter("body", body)
                .setParameter("expires", now().plus(config.idempotencyLifetime())).executeUpdate();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
