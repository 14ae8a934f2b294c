package dev.pressroom.testing.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;

/** Looks at a PDF's signature as a receiver would, who trusts the test's root and knows that nothing is revoked. */
public final class SignatureAssert extends AbstractAssert<SignatureAssert, byte[]> {
    private final Reports reports;
    private final String id;

    private SignatureAssert(byte[] pdf, X509Certificate root, byte[] revocationList) {
        super(pdf, SignatureAssert.class);
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(root));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setCrlSource(new ExternalResourcesCRLSource(new ByteArrayInputStream(revocationList)));
        var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(verifier);
        reports = validator.validateDocument();
        Assertions.assertThat(reports.getSimpleReport().getSignatureIdList()).as("signatures").hasSize(1);
        id = reports.getSimpleReport().getFirstSignatureId();
    }

    public static SignatureAssert assertSigned(byte[] pdf, TestCa ca) {
        return assertSigned(pdf, ca.root(), ca.revocationList());
    }

    public static SignatureAssert assertSigned(byte[] pdf, X509Certificate root, byte[] revocationList) {
        return new SignatureAssert(pdf, root, revocationList);
    }

    public SignatureAssert isValid() {
        Assertions.assertThat(reports.getSimpleReport().getIndication(id))
                .as(() -> String.valueOf(reports.getXmlSimpleReport())).isEqualTo(Indication.TOTAL_PASSED);
        return this;
    }

    public SignatureAssert isOfLevel(SignatureLevel level) {
        Assertions.assertThat(reports.getSimpleReport().getSignatureFormat(id)).isEqualTo(level);
        return this;
    }

    public SignatureAssert isBy(String name) {
        Assertions.assertThat(reports.getSimpleReport().getSignedBy(id)).isEqualTo(name);
        return this;
    }

    /** What another reader says; where it is not installed, nothing. */
    public SignatureAssert isValidToPoppler() throws IOException, InterruptedException {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/pdfsig")), "no pdfsig here");
        Path file = Files.createTempFile("signed", ".pdf");
        try {
            Files.write(file, actual);
            Process reader = new ProcessBuilder("/usr/bin/pdfsig", "-nocert", file.toString())
                    .redirectErrorStream(true).start();
            String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Assertions.assertThat(said).contains("Signature is Valid.", "Total document signed");
        } finally {
            Files.delete(file);
        }
        return this;
    }
}
