package dev.pressroom.template;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The bytes of an {@link Asset}, apart from it so that lists never load them. */
@Entity
@Table(name = "asset_content")
class AssetContent {
    @Id
    @Column(name = "asset_id")
    UUID assetId = new UUID(0, 0);

    byte[] content = {};

    protected AssetContent() {}

    AssetContent(UUID assetId, byte[] content) {
        this.assetId = assetId;
        this.content = content;
    }

    void replace(byte[] bytes) {
        content = bytes;
    }
}
