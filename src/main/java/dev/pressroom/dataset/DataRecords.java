package dev.pressroom.dataset;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.Slice;
import dev.pressroom.Walk;
import dev.pressroom.problem.Problem;

/** What stands in an account's datasets, to be read; every query names the account. */
@ApplicationScoped
public class DataRecords {
    /** Few, because each may have a megabyte. */
    private static final int PAGE = 50;
    private static final String IN = " from DataRecord where accountId = :account and datasetId = :dataset";
    private static final String ONE = "select r from DataRecord r join Dataset d on d.id = r.datasetId"
            + " where r.accountId = :account and d.accountId = :account and d.name = :name and d.deletedAt is null"
            + " and r.recordKey = :key";
    private static final String CARDS = "select new dev.pressroom.dataset.DataRecord$Card(id, recordKey, size, createdAt, updatedAt)";

    private static final String KNOWN = """
            select exists (select from data_record r join dataset d on d.id = r.dataset_id
                            where d.name = :name and d.deleted_at is null and r.key = :key and d.account_id %s :account), 1
            """;
    private static final String HAS = KNOWN.formatted("=");
    private static final String ELSEWHERE = KNOWN.formatted("<>");

    private final Datasets datasets;

    DataRecords(Datasets datasets) {
        this.datasets = datasets;
    }

    /** @return fails with {@link Problem.NotFound}, which says whether dataset or record is missing */
    public Uni<DataRecord> get(UUID accountId, String name, String key) {
        if (!Names.isKey(key)) {
            return Uni.createFrom().failure(new Problem.NotFound("record"));
        }
        return Panache.withSession(() -> datasets.get(accountId, name).flatMap(_ -> Panache.getSession())
                .flatMap(session -> session.createQuery(ONE, DataRecord.class).setParameter("account", accountId)
                        .setParameter("name", name).setParameter("key", key).getSingleResultOrNull()))
                .onItem().ifNull().failWith(() -> new Problem.NotFound("record"));
    }

    /** Whether there is such a record, without its data. */
    public Uni<Boolean> has(UUID accountId, String name, String key) {
        return known(HAS, accountId, name, key);
    }

    /**
     * Whether any other account has such a record in a dataset of that name. The one question here that looks beyond the account, for
     * an API that tells its clients; it learns yes or no and nothing more.
     */
    public Uni<Boolean> elsewhere(UUID accountId, String name, String key) {
        return known(ELSEWHERE, accountId, name, key);
    }

    private static Uni<Boolean> known(String statement, UUID accountId, String name, String key) {
        return !Names.isKey(key)
                ? Uni.createFrom().item(false)
                : Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(statement, Object[].class)
                                .setParameter("account", accountId).setParameter("name", name).setParameter("key", key)
                                .getSingleResult()))
                        .map(row -> (Boolean) row[0]);
    }

    /** Without their data, those that were made last first. */
    public Uni<Slice<DataRecord.Card>> list(UUID accountId, String name, Cursor cursor) {
        return Panache.withSession(() -> datasets.get(accountId, name)
                .flatMap(dataset -> Panache.getSession().flatMap(session -> Walk
                        .of(session.createQuery(CARDS + IN + Walk.clause(cursor), DataRecord.Card.class), cursor)
                        .setParameter("account", accountId).setParameter("dataset", dataset.id).getResultList())))
                .map(rows -> Slice.of(rows, cursor));
    }

    /**
     * All records with their data in the order of their keys' bytes, read page by page as the subscriber asks for them. No
     * transaction spans it: what is put behind the place it has come to is in it, and where the dataset is deleted meanwhile
     * it ends. To be subscribed to, and asked for more, on a Vert.x context.
     *
     * @return fails with {@link Problem.NotFound} where there is no such dataset
     */
    public Multi<DataRecord> all(UUID accountId, String name) {
        return datasets.get(accountId, name).onItem().transformToMulti(dataset -> Multi.createBy()
                .repeating().uni(() -> new Place(""), place -> page(accountId, dataset.id, place))
                .until(List::isEmpty)
                .onItem().<DataRecord>disjoint());
    }

    /**
     * The first records behind a key in the order of their keys' bytes, with their data.
     *
     * @param after the empty string for the very first
     * @return fails with {@link Problem.NotFound} where there is no such dataset; empty where none is left
     */
    public Uni<List<DataRecord>> next(UUID accountId, String name, String after) {
        return datasets.get(accountId, name).chain(dataset -> page(accountId, dataset.id, new Place(after)));
    }

    /** How far a walk has come; keys are never empty. */
    private static final class Place {
        private String key;

        Place(String key) {
            this.key = key;
        }
    }

    private static Uni<List<DataRecord>> page(UUID accountId, UUID dataset, Place place) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> session
                .createQuery(IN + " and recordKey > :key order by recordKey", DataRecord.class)
                .setParameter("account", accountId).setParameter("dataset", dataset).setParameter("key", place.key)
                .setMaxResults(PAGE).getResultList()))
                .invoke(rows -> {
                    if (!rows.isEmpty()) {
                        place.key = rows.getLast().key();
                    }
                });
    }
}
