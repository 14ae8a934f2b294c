package dev.pressroom.template;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** What stays the same of a template while its versions come and go. */
@Entity
@Table(name = "template")
public class Template {
    @Id
    UUID id = new UUID(0, 0);

    @Generated
    @Column(insertable = false, updatable = false)
    long number;

    @Column(name = "account_id", updatable = false)
    UUID accountId = new UUID(0, 0);

    String name = "";

    @Nullable
    String description;

    @Column(name = "latest_version")
    int latestVersion = 1;

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    protected Template() {}

    Template(UUID id, UUID accountId, TemplateDraft draft, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.name = draft.name();
        this.description = emptyToNull(draft.description());
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** The number of a version that is about to be added. */
    int nextVersion(Instant now) {
        updatedAt = now;
        return ++latestVersion;
    }

    /** Null leaves a word as it is, an empty description removes it. */
    void rename(@Nullable String newName, @Nullable String newDescription, Instant now) {
        name = newName == null ? name : newName;
        description = newDescription == null ? description : emptyToNull(newDescription);
        updatedAt = now;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    public UUID id() {
        return id;
    }

    /** For APIs whose ids are integers. */
    public long number() {
        return number;
    }

    public String name() {
        return name;
    }

    public @Nullable String description() {
        return description;
    }

    public int latestVersion() {
        return latestVersion;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
