package dev.pressroom.signing;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import dev.pressroom.Sha256;

/**
 * What a signing key's certificate says, public all of it.
 *
 * @param serial      hex digits
 * @param algorithm   {@code RSA} or {@code EC}
 * @param keySize     bits
 * @param fingerprint SHA-256 of the certificate, 64 hex digits
 * @param chain       certificates that came with the key, its own among them
 */
public record CertificateFacts(String subject, String issuer, String serial, Instant validFrom, Instant validTo,
        String algorithm, int keySize, String fingerprint, int chain) {

    static CertificateFacts of(List<X509Certificate> chain, int keySize) throws CertificateEncodingException {
        X509Certificate own = chain.getFirst();
        return new CertificateFacts(own.getSubjectX500Principal().toString(), own.getIssuerX500Principal().toString(),
                own.getSerialNumber().toString(16), own.getNotBefore().toInstant(), own.getNotAfter().toInstant(),
                own.getPublicKey().getAlgorithm(), keySize, Sha256.hex(own.getEncoded()), chain.size());
    }

    /** Whether the certificate is good at that time. */
    public boolean isValidAt(Instant time) {
        return !time.isBefore(validFrom) && !time.isAfter(validTo);
    }
}
