package dev.pressroom.dataset;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.Slice;
import dev.pressroom.Walk;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Problem.OverLimit.Measure;

/** The datasets of an account, and what is written to them; every query names the account. */
@ApplicationScoped
public class Datasets {
    private static final String OWN = "from Dataset where accountId = :account and deletedAt is null";
    /** Two that are made at once would both find room for the last one; any number that no other lock uses. */
    private static final String ONE_AT_A_TIME = "select 1 from pg_advisory_xact_lock(7002, hashtext(cast(:account as text)))";
    private static final String DELETE = "delete from data_record"
            + " where dataset_id = :dataset and account_id = :account and key = :key returning size";

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final DatasetConfig config;
    private final RecordWriter writer;
    private final Clock clock;

    Datasets(DatasetConfig config, RecordWriter writer, Clock clock) {
        this.config = config;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * What became of some drafts, by their keys; those in neither set took the place of what was there.
     *
     * @param refused the dataset has no room for them
     */
    public record Written(Set<String> created, Set<String> refused) {}

    /**
     * Puts records in one transaction, and makes the dataset where there is none of that name. Those of one dataset are
     * written by one transaction at a time.
     *
     * @param drafts some hundreds at most, no key twice
     * @return fails with {@link Problem.Invalid} for the name, and with {@link Problem.OverLimit} where the account may
     *         have no further dataset
     */
    public Uni<Written> put(UUID accountId, String name, List<RecordDraft> drafts) {
        return Uni.createFrom().voidItem().invoke(() -> Names.requireDataset(name, "#"))
                .chain(() -> Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> locked(session, accountId, name)
                                .chain(known -> known == null
                                        ? made(session, accountId, name)
                                        : Uni.createFrom().item(known))
                                .chain(dataset -> writer.write(session, dataset, drafts)))));
    }

    /** @return fails with {@link Problem.NotFound} */
    public Uni<Dataset> get(UUID accountId, String name) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> own(session, accountId, name).getSingleResultOrNull()))
                .onItem().ifNull().failWith(Datasets::noDataset);
    }

    public Uni<Slice<Dataset>> list(UUID accountId, Cursor cursor) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> Walk
                .of(session.createQuery(OWN + Walk.clause(cursor), Dataset.class), cursor)
                .setParameter("account", accountId).getResultList())).map(rows -> Slice.of(rows, cursor));
    }

    /** Gone at once, with its records; jobs that were accepted with them still run. */
    public Uni<Void> delete(UUID accountId, String name) {
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> locked(session, accountId, name)
                        .onItem().ifNull().failWith(Datasets::noDataset)
                        .invoke(dataset -> dataset.delete(clock.instant()))))
                .replaceWithVoid();
    }

    /** Jobs that were accepted with the record still run. */
    public Uni<Void> deleteRecord(UUID accountId, String name, String key) {
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> locked(session, accountId, name)
                        .onItem().ifNull().failWith(Datasets::noDataset)
                        .flatMap(dataset -> session.createNativeQuery(DELETE, Long.class)
                                .setParameter("dataset", dataset.id).setParameter("account", accountId)
                                .setParameter("key", key).getSingleResultOrNull()
                                .onItem().ifNull().failWith(() -> new Problem.NotFound("record"))
                                .invoke(size -> dataset.grow(-1, -size, clock.instant())))))
                .replaceWithVoid();
    }

    private Uni<Dataset> made(Mutiny.Session session, UUID accountId, String name) {
        return session.createNativeQuery(ONE_AT_A_TIME).setParameter("account", accountId.toString())
                .getSingleResult().chain(() -> locked(session, accountId, name))
                .chain(known -> known == null
                        ? added(session, new Dataset(ids.generate(), accountId, name, clock.instant()))
                        : Uni.createFrom().item(known));
    }

    private Uni<Dataset> added(Mutiny.Session session, Dataset dataset) {
        return session.createQuery("select count(*) " + OWN, Long.class).setParameter("account", dataset.accountId)
                .getSingleResult().invoke(count -> {
                    if (count >= config.maxDatasets()) {
                        throw new Problem.OverLimit(Measure.COUNT, "stored-datasets-exceeded", "#", "The account has "
                                + count + " datasets; " + config.maxDatasets() + " are allowed. Delete one first.");
                    }
                }).chain(() -> session.persist(dataset).chain(session::flush)).replaceWith(dataset);
    }

    /** Its item is null where there is none. */
    private static Uni<Dataset> locked(Mutiny.Session session, UUID accountId, String name) {
        return own(session, accountId, name).setLockMode(LockModeType.PESSIMISTIC_WRITE).getSingleResultOrNull();
    }

    private static Mutiny.SelectionQuery<Dataset> own(Mutiny.Session session, UUID accountId, String name) {
        return session.createQuery(OWN + " and name = :name", Dataset.class).setParameter("account", accountId)
                .setParameter("name", name);
    }

    static Problem noDataset() {
        return new Problem.NotFound("dataset");
    }
}
