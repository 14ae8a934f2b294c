package dev.pressroom.outbound;

/** The fence lets no request through to there; the message says precisely why, which is for the log and for nobody outside. */
public final class RefusedAddressException extends RuntimeException {
    RefusedAddressException(String reason) {
        super(reason, null, false, false);
    }
}
