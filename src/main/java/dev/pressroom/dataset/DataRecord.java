package dev.pressroom.dataset;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One JSON object of a dataset; rows are written by {@link RecordWriter} alone. */
@Entity
@Table(name = "data_record")
public class DataRecord {
    /** Unique within its dataset, and never used twice. */
    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "dataset_id")
    UUID datasetId = new UUID(0, 0);

    @Column(name = "account_id")
    UUID accountId = new UUID(0, 0);

    @Column(name = "key")
    String recordKey = "";

    String data = "";

    long size;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    protected DataRecord() {}

    /** A record without its data. */
    public record Card(UUID id, String key, long size, Instant createdAt, Instant updatedAt) {}

    public Card card() {
        return new Card(id, recordKey, size, createdAt, updatedAt);
    }

    public String key() {
        return recordKey;
    }

    /** A JSON object as text. */
    public String data() {
        return data;
    }
}
