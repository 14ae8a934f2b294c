package dev.pressroom.dialect.pressroom;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Assets on the wire. */
interface AssetsWire {
    /**
     * @param size   bytes
     * @param width  pixels, absent for what is no bitmap
     * @param height as width
     */
    @Schema(name = "Asset")
    record Asset(String id, String name, String mediaType, long size, String sha256, @Nullable Long width,
            @Nullable Long height, Instant createdAt, Instant updatedAt) {
        static Asset of(dev.pressroom.template.Asset asset) {
            return new Asset(Ids.ASSET.of(asset.id()), asset.name(), asset.mediaType(), asset.size(), asset.sha256(),
                    asset.width(), asset.height(), asset.createdAt(), asset.updatedAt());
        }
    }
}
