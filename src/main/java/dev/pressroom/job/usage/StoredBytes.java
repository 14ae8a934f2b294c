package dev.pressroom.job.usage;

/** When a document stops counting: with its job's expiry ({@link Bookings#FREED}) or its deletion, whichever is first, and never twice. */
public final class StoredBytes {
    /** In the transaction that deletes job {@code :id} of {@code :account}; one that has expired counts no more already. */
    public static final String DELETED = """
            insert into stored_bytes as held (account_id, shard, bytes)
            select account_id, %s, -size from job
             where id = :id and account_id = :account and not trial and state = 'SUCCEEDED' and size is not null
                on conflict on constraint stored_bytes_pk do update set bytes = held.bytes + excluded.bytes
            """.formatted(Usage.SHARD);
    /** In the statement that deletes many of {@code :account} and names them {@code gone}. */
    public static final String ALL_DELETED = """
            insert into stored_bytes as held (account_id, shard, bytes)
            select account_id, %s, -sum(size) from gone
             where not trial and state = 'SUCCEEDED' and size is not null group by account_id
                on conflict on constraint stored_bytes_pk do update set bytes = held.bytes + excluded.bytes
            """.formatted(Usage.SHARD);

    private StoredBytes() {}
}
