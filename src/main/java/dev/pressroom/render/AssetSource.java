package dev.pressroom.render;

import org.jspecify.annotations.Nullable;

/** The account's assets by name, as far as a render may see them; called on the render's own thread and may block it. */
public interface AssetSource {
    /** Null where the account has no asset of that name. */
    @Nullable
    Asset find(String name);

    /** @param mediaType as stored, {@code image/png} */
    @SuppressWarnings("ArrayRecordComponent") // a view on cached bytes, never compared
    record Asset(byte[] content, String mediaType) {}
}
