package dev.pressroom.render.finish.signature;

import java.time.Instant;
import java.util.List;

/**
 * All it takes to sign one document; the key is here in the clear, so an order goes to the render and nowhere else.
 *
 * @param privateKey PKCS#8, DER
 * @param chain      X.509, DER; the key's own certificate first
 * @param time       of the signing, as the signer claims it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record SigningOrder(byte[] privateKey, List<byte[]> chain, Instant time, SignatureOptions options) {
    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "signing order for " + options;
    }
}
