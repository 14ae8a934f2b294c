package dev.pressroom.template;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import dev.pressroom.template.media.ImageSize;
import dev.pressroom.template.media.MediaFacts;

/** An image, stylesheet or font that an account's templates use by name; its bytes stand apart, see {@link AssetContent}. */
@Entity
@Table(name = "asset")
public class Asset {
    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "account_id", updatable = false)
    UUID accountId = new UUID(0, 0);

    @Column(updatable = false)
    String name = "";

    @Column(name = "media_type")
    String mediaType = "";

    long size;

    String sha256 = "";

    @Nullable
    Long width;

    @Nullable
    Long height;

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    protected Asset() {}

    Asset(UUID id, UUID accountId, String name, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.name = name;
        this.createdAt = now;
    }

    void describe(MediaFacts facts, long bytes, String hash, Instant now) {
        ImageSize image = facts.image();
        mediaType = facts.type().value();
        width = image == null ? null : image.width();
        height = image == null ? null : image.height();
        size = bytes;
        sha256 = hash;
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Bytes. */
    public long size() {
        return size;
    }

    /** 64 hex digits. */
    public String sha256() {
        return sha256;
    }

    /** Pixels, null for what is no bitmap. */
    public @Nullable Long width() {
        return width;
    }

    public @Nullable Long height() {
        return height;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When its content was last replaced. */
    public Instant updatedAt() {
        return updatedAt;
    }
}
