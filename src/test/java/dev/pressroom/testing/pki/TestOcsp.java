package dev.pressroom.testing.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Answers for each certificate of a test's own authority that it is not revoked. */
public final class TestOcsp {
    private final TestCa ca;

    public TestOcsp(TestCa ca) {
        this.ca = ca;
    }

    /** @param request RFC 6960, DER */
    public byte[] answer(byte[] request) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var answer = new JcaBasicOCSPRespBuilder(ca.root().getPublicKey(), digests.get(CertificateID.HASH_SHA1));
            for (var asked : new OCSPReq(request).getRequestList()) {
                answer.addResponse(asked.getCertID(), CertificateStatus.GOOD, now(),
                        Date.from(Instant.now().plus(Duration.ofDays(1))));
            }
            var chain = new X509CertificateHolder[]{new JcaX509CertificateHolder(ca.root())};
            OCSPResp response = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL,
                    answer.build(new JcaContentSignerBuilder("SHA256withRSA").build(ca.key()), chain, now()));
            return response.getEncoded();
        } catch (OCSPException | IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Date now() {
        return Date.from(Instant.now());
    }
}
