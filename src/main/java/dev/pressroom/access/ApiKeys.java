package dev.pressroom.access;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.DatabaseOutage;
import dev.pressroom.Slice;
import dev.pressroom.audit.Trail;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** The accounts' credentials. Each method is a transaction of its own, or joins the one it is called in. */
@ApplicationScoped
public class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {
    private final Accounts accounts;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final Clock clock;
    private final Set<UUID> used = ConcurrentHashMap.newKeySet();

    ApiKeys(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param expiresAt null for never */
    public record NewKey(UUID accountId, String name, List<String> scopes, @Nullable Instant expiresAt) {}

    /** @param secret shown now and never again */
    public record IssuedKey(ApiKey key, String secret) {
        /** What goes into {@code x-api-key}. */
        public String whole() {
            return key.wireId() + "." + secret;
        }

        @Override
        public String toString() {
            return key.wireId();
        }
    }

    /** @param grantable the scopes that whoever asks may hand on */
    public Uni<IssuedKey> create(NewKey wanted, Set<String> grantable) {
        check(wanted, grantable);
        Secret secret = Secret.random();
        var key = new ApiKey(ids.generate(), wanted, secret, clock.instant());
        return Panache.withTransaction(() -> accounts.get(wanted.accountId()).invoke(ApiKeys::refuseDisabled)
                .chain(() -> persist(key))).replaceWith(() -> new IssuedKey(key, secret.reveal()));
    }

    /** Fails with {@link Problem.NotFound} where the account has none of that id. */
    public Uni<ApiKey> get(UUID accountId, UUID id) {
        return Panache.withSession(() -> find("id = ?1 and accountId = ?2", id, accountId).firstResult()).onItem()
                .ifNull().failWith(() -> new Problem.NotFound("API key"));
    }

    public Uni<Slice<ApiKey>> list(UUID accountId, Cursor cursor) {
        return Panache.withSession(() -> rows(accountId, cursor).range(0, cursor.fetch() - 1).list())
                .map(rows -> Slice.of(rows, cursor));
    }

    /** The key and its tokens open nothing from now on; revoking again changes nothing. */
    public Uni<Void> revoke(UUID accountId, UUID id) {
        return Panache.withTransaction(() -> get(accountId, id).invoke(key -> key.revoke(clock.instant())))
                .replaceWithVoid();
    }

    /** Null where there is none or its account is disabled; on every request's way, so one indexed query and no more. */
    Uni<@Nullable ApiKey> find(UUID id) {
        return Panache.withSession(() -> find("""
                select k from ApiKey k join Account a on a.id = k.accountId
                where k.id = ?1 and a.disabledAt is null""", id).firstResult());
    }

    /** Whose key has this id, however it stands; {@link Trail#INSTALLATION} where nobody's has. */
    Uni<UUID> owner(UUID id) {
        return Panache.withSession(() -> findById(id))
                .map(key -> key == null ? Trail.INSTALLATION : key.accountId());
    }

    void noteUse(ApiKey key) {
        used.add(key.id());
    }

    /** Written for all at once now and then: a write for each request would cost more than the request's own reads. */
    @Scheduled(every = "${pressroom.access.note-use-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> writeUses() {
        var ids = new ArrayList<>(used);
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        used.removeAll(ids);
        return Panache.withTransaction(() -> update("lastUsedAt = :now where id in :ids",
                Parameters.with("now", clock.instant()).and("ids", ids))).replaceWithVoid()
                .onFailure().invoke(failure -> {
                    used.addAll(ids);
                    DatabaseOutage.log("last uses of keys not written", failure);
                }).onFailure().recoverWithNull();
    }

    private PanacheQuery<ApiKey> rows(UUID accountId, Cursor cursor) {
        if (cursor.before() != null) {
            return find("accountId = ?1 and id > ?2", Sort.ascending("id"), accountId, cursor.before());
        }
        return cursor.after() == null
                ? find("accountId = ?1", Sort.descending("id"), accountId)
                : find("accountId = ?1 and id < ?2", Sort.descending("id"), accountId, cursor.after());
    }

    private void check(NewKey wanted, Set<String> grantable) {
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < wanted.scopes().size(); i++) {
            if (!grantable.contains(wanted.scopes().get(i)) || !Scope.OF_ACCOUNTS.contains(wanted.scopes().get(i))) {
                violations.add(new Violation("#/scopes/" + i, "You can give these scopes: "
                        + String.join(", ", Scope.OF_ACCOUNTS.stream().filter(grantable::contains).sorted().toList())
                        + "."));
            }
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(clock.instant())) {
            violations.add(new Violation("#/expiresAt", "expiresAt must be in the future."));
        }
        Problem.Invalid.refuse(violations);
    }

    private static void refuseDisabled(Account account) {
        if (account.disabledAt() != null) {
            throw new Problem.Conflict("The account is disabled: it gets no more keys.");
        }
    }
}
