package dev.pressroom.access;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.Slice;
import dev.pressroom.problem.Problem;

/** The tenants, for the operator alone. Each method is a transaction of its own, or joins the one it is called in. */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<Account, UUID> {
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final Clock clock;

    Accounts(Clock clock) {
        this.clock = clock;
    }

    public Uni<Account> create(String name) {
        var account = new Account(ids.generate(), name, clock.instant());
        return Panache.withTransaction(() -> persist(account));
    }

    /** Fails with {@link Problem.NotFound} where there is none. */
    public Uni<Account> get(UUID id) {
        return Panache.withSession(() -> findById(id)).onItem().ifNull()
                .failWith(() -> new Problem.NotFound("account"));
    }

    public Uni<Slice<Account>> list(Cursor cursor) {
        return Panache.withSession(() -> rows(cursor).range(0, cursor.fetch() - 1).list())
                .map(rows -> Slice.of(rows, cursor));
    }

    /** Its keys and their tokens open nothing from now on; disabling again changes nothing. */
    public Uni<Void> disable(UUID id) {
        return Panache.withTransaction(() -> get(id).invoke(account -> account.disable(clock.instant())))
                .replaceWithVoid();
    }

    private PanacheQuery<Account> rows(Cursor cursor) {
        if (cursor.before() != null) {
            return find("id > ?1", Sort.ascending("id"), cursor.before());
        }
        return cursor.after() == null
                ? findAll(Sort.descending("id"))
                : find("id < ?1", Sort.descending("id"), cursor.after());
    }
}
