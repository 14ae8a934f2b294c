package dev.pressroom.dialect.pressroom;

import java.time.Instant;
import java.util.Base64;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.pressroom.problem.Problem;
import dev.pressroom.signing.SigningKey;
import dev.pressroom.signing.SigningKeys;

/** Signing keys on the wire; what comes in never goes out again. */
interface SigningKeysWire {
    @Schema(name = "NewSigningKey")
    record NewSigningKey(
            @NotBlank @Size(max = 100) @Pattern(regexp = "(?!sgk_)\\P{Cntrl}*", message = "must not have control characters, nor begin as an id does") @Schema(description = "Jobs may use it in place of the id.", examples = "company-seal") String name,
            @NotNull @Schema(description = "The keystore (PKCS#12: .p12, .pfx) in Base64. It is not kept; its key and certificates are, sealed.", writeOnly = true) String pkcs12,
            @NotNull @Size(max = 1000) @Schema(description = "Opens the keystore, now and once.", writeOnly = true) String password,
            @Schema(description = "Which key, where the keystore has several.") @Nullable String alias) {

        SigningKeys.NewKey key() {
            return new SigningKeys.NewKey(name, decoded(), password.toCharArray(), alias);
        }

        /** As openssl and base64 write it, with line breaks. */
        private byte[] decoded() {
            try {
                return Base64.getDecoder().decode(pkcs12.replaceAll("\\s", ""));
            } catch (IllegalArgumentException broken) {
                throw new Problem.Invalid("#/pkcs12", "pkcs12 is the keystore's bytes in Base64.");
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Schema(name = "SigningKey")
    record Key(String id, String name, Certificate certificate, Instant createdAt) {
        static Key of(SigningKey key) {
            var facts = key.certificate();
            return new Key(Ids.SIGNING_KEY.of(key.id()), key.name(),
                    new Certificate(facts.subject(), facts.issuer(), facts.serial(), facts.validFrom(),
                            facts.validTo(), facts.algorithm(), facts.keySize(), facts.fingerprint(), facts.chain()),
                    key.createdAt());
        }
    }

    @Schema(name = "SigningCertificate")
    record Certificate(@Schema(examples = "CN=ACME Invoices, O=ACME, C=DE") String subject, String issuer,
            @Schema(description = "Hex digits.") String serial, Instant validFrom, Instant validTo,
            @Schema(description = "RSA or EC.", examples = "RSA") String algorithm,
            @Schema(description = "Bits.", examples = "3072") int keySize,
            @Schema(description = "SHA-256 of the certificate, 64 hex digits.") String fingerprint,
            @Schema(description = "Certificates that came with the key, its own among them.", examples = "2") int chainLength) {}
}
