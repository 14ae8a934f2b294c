package dev.pressroom.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.testing.pki.Identity;
import dev.pressroom.testing.pki.TestCa;

class KeystoreTest {
    private static final TestCa CA = new TestCa();
    private static final Identity SEAL = CA.signer("Seal");
    private static final Identity STAMP = CA.signer("Stamp", TestCa.pair("EC", 384));

    @Test
    void readsWhatTheCertificateSays() {
        CertificateFacts facts = facts(SEAL.pkcs12(), Identity.PASSWORD, null);

        assertThat(facts.subject()).contains("CN=Seal", "O=ACME");
        assertThat(facts.issuer()).contains("CN=Test Root");
        assertThat(facts.serial()).isEqualTo(SEAL.certificate().getSerialNumber().toString(16));
        assertThat(facts.algorithm()).isEqualTo("RSA");
        assertThat(facts.keySize()).isEqualTo(2048);
        assertThat(facts.chain()).isEqualTo(2);
        assertThat(facts.fingerprint()).matches("[0-9a-f]{64}");
        assertThat(facts.isValidAt(Instant.now())).isTrue();
        assertThat(facts.isValidAt(facts.validTo().plusSeconds(1))).isFalse();
        assertThat(facts.isValidAt(facts.validFrom().minusSeconds(1))).isFalse();
    }

    @Test
    void takesTheKeyThatIsNamed() {
        byte[] both = Identity.pkcs12(List.of(SEAL, STAMP));

        CertificateFacts facts = facts(both, Identity.PASSWORD, "KEY-2");

        assertThat(facts.algorithm()).isEqualTo("EC");
        assertThat(facts.keySize()).isEqualTo(384);
    }

    @Test
    void asksWhichOfSeveralKeys() {
        byte[] both = Identity.pkcs12(List.of(SEAL, STAMP));

        assertThat(refusal(both, Identity.PASSWORD, null)).isEqualTo(new Violation("#/alias",
                "This keystore has several keys; say which with alias: key-1, key-2."));
        assertThat(refusal(both, Identity.PASSWORD, "key-3").detail()).contains("it has key-1, key-2");
    }

    @Test
    void tellsAWrongPasswordFromAnotherFile() {
        assertThat(refusal(SEAL.pkcs12(), "wrong", null).pointer()).isEqualTo("#/password");
        assertThat(refusal("-----BEGIN CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII), "", null))
                .satisfies(no -> assertThat(no.pointer()).isEqualTo("#/pkcs12"))
                .satisfies(no -> assertThat(no.detail()).contains("no PKCS#12"));
        assertThat(refusal(new byte[0], "", null).pointer()).isEqualTo("#/pkcs12");
    }

    @Test
    void refusesAKeystoreWithoutAKey() {
        assertThat(refusal(SEAL.withoutKey(), Identity.PASSWORD, null).detail()).contains("no private key");
    }

    @Test
    void refusesKeysThatNobodyWouldBelieve() {
        assertThat(refusal(CA.signer("Short", TestCa.rsa(1024)))).contains("1024 bits", "2048");
        assertThat(refusal(CA.signer("Edwards", TestCa.pair("Ed25519", 0)))).contains("not supported", "RSA or EC");
        assertThat(refusal(CA.signer("Coin", coin()))).contains("curve", "P-256");
        assertThat(refusal(CA.signer("Old", TestCa.rsa(2048), wanted -> wanted.until(Instant.now().minusSeconds(9)))))
                .contains("expired");
        assertThat(refusal(CA.signer("Server", TestCa.rsa(2048), wanted -> wanted.usage(KeyUsage.keyEncipherment))))
                .contains("not for signing");
    }

    @Test
    void refusesAKeyThatIsNotItsCertificates() {
        KeyPair other = TestCa.rsa(2048);

        assertThat(refusal(new Identity(other.getPrivate(), SEAL.chain()))).contains("does not belong");
    }

    @Test
    void keepsItsMaterialAsItIs() {
        var material = new SigningMaterial(new byte[]{1, 2, 3}, List.of(new byte[]{4}, new byte[]{}));

        SigningMaterial read = SigningMaterial.read(material.written());

        assertThat(read).usingRecursiveComparison().isEqualTo(material);
        assertThat(read.toString()).isEqualTo("signing material with 2 certificates");
    }

    private static KeyPair coin() {
        try {
            var generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
            generator.initialize(new ECGenParameterSpec("secp256k1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CertificateFacts facts(byte[] pkcs12, String password, @Nullable String alias) {
        return KeyCheck.facts(Keystore.open(pkcs12, password.toCharArray(), alias), Instant.now());
    }

    private static String refusal(Identity identity) {
        return refusal(identity.pkcs12(), Identity.PASSWORD, null).detail();
    }

    private static Violation refusal(byte[] pkcs12, String password, @Nullable String alias) {
        var refused = catchThrowableOfType(Problem.Invalid.class, () -> facts(pkcs12, password, alias));
        assertThat(refused.violations()).hasSize(1);
        return refused.violations().getFirst();
    }
}
