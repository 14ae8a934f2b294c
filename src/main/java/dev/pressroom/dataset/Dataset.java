package dev.pressroom.dataset;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** A named collection of records; it comes to be with its first record. */
@Entity
@Table(name = "dataset")
public class Dataset {
    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "account_id", updatable = false)
    UUID accountId = new UUID(0, 0);

    @Column(updatable = false)
    String name = "";

    long records;

    long size;

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    protected Dataset() {}

    Dataset(UUID id, UUID accountId, String name, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.name = name;
        createdAt = now;
        updatedAt = now;
    }

    /** To be called under the row's lock. */
    void grow(long moreRecords, long moreBytes, Instant now) {
        records += moreRecords;
        size += moreBytes;
        updatedAt = now;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public long records() {
        return records;
    }

    /** Bytes of the data of all records. */
    public long size() {
        return size;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When a record was last put or deleted. */
    public Instant updatedAt() {
        return updatedAt;
    }
}
