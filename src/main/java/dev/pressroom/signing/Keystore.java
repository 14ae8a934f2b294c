package dev.pressroom.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableEntryException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.pressroom.problem.Problem;

/** An uploaded PKCS#12, opened once: the key and its chain are taken out of it, and it is not kept. */
final class Keystore {
    private static final String FILE = "#/pkcs12";

    /** @param chain the key's own certificate first */
    record Entry(PrivateKey key, List<X509Certificate> chain) {
        @Override
        public String toString() {
            return "the key of " + chain.getFirst().getSubjectX500Principal();
        }
    }

    private Keystore() {}

    /**
     * @param alias null where the keystore has one key only
     * @throws Problem.Invalid pointing at the field that is wrong
     */
    static Entry open(byte[] pkcs12, char[] password, @Nullable String alias) {
        KeyStore store = load(pkcs12, password);
        try {
            List<String> keys = Collections.list(store.aliases()).stream().filter(name -> isPrivateKey(store, name))
                    .sorted().toList();
            var protection = new KeyStore.PasswordProtection(password);
            var entry = (PrivateKeyEntry) store.getEntry(chosen(keys, alias), protection);
            return new Entry(entry.getPrivateKey(),
                    Arrays.stream(entry.getCertificateChain()).map(X509Certificate.class::cast).toList());
        } catch (UnrecoverableEntryException wrong) {
            throw refusal("#/password", "The password opens the keystore, but not the key in it.");
        } catch (GeneralSecurityException | ClassCastException unknown) {
            throw refusal(FILE, "The key in this keystore is of an algorithm that is not supported; use RSA or EC.");
        }
    }

    private static KeyStore load(byte[] pkcs12, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), password);
            return store;
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? refusal("#/password", "The password does not open this keystore.")
                    : refusal(FILE, "This is no PKCS#12 keystore; make one with 'openssl pkcs12 -export'.");
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw refusal(FILE, "This PKCS#12 keystore cannot be read: it is broken, or protected in an unknown way.");
        }
    }

    private static boolean isPrivateKey(KeyStore store, String alias) {
        try {
            return store.entryInstanceOf(alias, PrivateKeyEntry.class);
        } catch (KeyStoreException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String chosen(List<String> keys, @Nullable String alias) {
        if (keys.isEmpty()) {
            throw refusal(FILE, "There is no private key with a certificate in this keystore.");
        }
        if (alias == null && keys.size() > 1) {
            throw refusal("#/alias",
                    "This keystore has several keys; say which with alias: " + String.join(", ", keys) + ".");
        }
        return keys.stream().filter(key -> alias == null || key.equalsIgnoreCase(alias)).findFirst()
                .orElseThrow(() -> refusal("#/alias",
                        "This keystore has no key of that alias; it has " + String.join(", ", keys) + "."));
    }

    private static Problem.Invalid refusal(String pointer, String detail) {
        return new Problem.Invalid(pointer, detail);
    }
}
