package dev.pressroom.render;

import org.jspecify.annotations.Nullable;

/** The account's assets by name, as far as a render may see them; called on the render's own thread and may block it. */
public interface AssetSource {
    /**
     * Null where the account has no asset of that name.
     *
     * @throws Away where nobody can tell
     */
    @Nullable
    Asset find(String name);

    /** The assets cannot be read now: our trouble and not the document's, so the render ends without a verdict on it. */
    final class Away extends RuntimeException {
        public Away(Throwable cause) {
            super("the assets cannot be read now", cause);
        }
    }

    /** @param mediaType as stored, {@code image/png} */
    @SuppressWarnings("ArrayRecordComponent") // a view on cached bytes, never compared
    record Asset(byte[] content, String mediaType) {}
}
