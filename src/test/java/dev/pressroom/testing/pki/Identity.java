package dev.pressroom.testing.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** @param chain the key's own certificate first */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    public static final String PASSWORD = "correct horse";

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** A PKCS#12 of this identity alone. */
    public byte[] pkcs12() {
        return pkcs12(List.of(this));
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(pkcs12());
    }

    /** One keystore for all, under the aliases {@code key-1}, {@code key-2}, ... */
    public static byte[] pkcs12(List<Identity> identities) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 1;
            for (Identity identity : identities) {
                store.setKeyEntry("key-" + number++, identity.key, PASSWORD.toCharArray(),
                        identity.chain.toArray(Certificate[]::new));
            }
            return written(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Certificates, and no key. */
    public byte[] withoutKey() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("root", chain.getLast());
            return written(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] written(KeyStore store) throws GeneralSecurityException, IOException {
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());
        return bytes.toByteArray();
    }
}
