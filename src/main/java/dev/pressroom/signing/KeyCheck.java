package dev.pressroom.signing;

import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.time.Instant;
import java.util.List;

import dev.pressroom.problem.Problem;

/** What a key must be to sign documents that others will believe. Pure. */
final class KeyCheck {
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final List<String> CURVES = List.of("secp256r1", "secp384r1", "secp521r1");

    private KeyCheck() {}

    /**
     * @return the facts of the certificate
     * @throws Problem.Invalid where it must not sign
     */
    static CertificateFacts facts(Keystore.Entry entry, Instant now) {
        X509Certificate own = entry.chain().getFirst();
        int bits = bits(own.getPublicKey());
        if (own.getNotAfter().toInstant().isBefore(now)) {
            throw refusal("The certificate expired on " + own.getNotAfter().toInstant() + "; use one that is valid.");
        }
        boolean[] usage = own.getKeyUsage();
        if (usage != null && !usage[0] && !usage[1]) {
            throw refusal("The certificate is not for signing: its key usage has neither digitalSignature nor"
                    + " nonRepudiation.");
        }
        try {
            refuseMismatch(entry);
            return CertificateFacts.of(entry.chain(), bits);
        } catch (GeneralSecurityException e) {
            throw refusal("The key in this keystore cannot sign: it is broken.");
        }
    }

    private static int bits(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa when rsa.getAlgorithm().equals("RSA") -> rsaBits(rsa.getModulus().bitLength());
            case ECPublicKey ec -> ecBits(ec.getParams().getCurve());
            default -> throw refusal(
                    "A key of the algorithm " + key.getAlgorithm() + " is not supported; use RSA or EC.");
        };
    }

    private static int rsaBits(int bits) {
        if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) {
            throw refusal("The RSA key has " + bits + " bits; it must have " + LEAST_RSA_BITS + " to "
                    + MOST_RSA_BITS + ".");
        }
        return bits;
    }

    private static int ecBits(EllipticCurve curve) {
        if (CURVES.stream().noneMatch(name -> named(name).equals(curve))) {
            throw refusal("The EC key is on a curve that is not supported; use P-256, P-384 or P-521.");
        }
        return curve.getField().getFieldSize();
    }

    private static EllipticCurve named(String name) {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            return parameters.getParameterSpec(ECParameterSpec.class).getCurve();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A keystore only claims that a key and a certificate belong together. */
    private static void refuseMismatch(Keystore.Entry entry) throws GeneralSecurityException {
        PublicKey publicKey = entry.chain().getFirst().getPublicKey();
        Signature signature = Signature
                .getInstance(publicKey instanceof ECPublicKey ? "SHA256withECDSA" : "SHA256withRSA");
        byte[] text = "do you belong together?".getBytes(StandardCharsets.US_ASCII);
        signature.initSign(entry.key());
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(text);
        if (!signature.verify(signed)) {
            throw refusal("The private key in this keystore does not belong to its certificate.");
        }
    }

    private static Problem.Invalid refusal(String detail) {
        return new Problem.Invalid("#/pkcs12", detail);
    }
}
