package dev.pressroom.seal;

import org.jspecify.annotations.Nullable;

/** A sealed secret that cannot be opened; the message says why and holds nothing of the secret. */
public final class BrokenSealException extends RuntimeException {
    BrokenSealException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
