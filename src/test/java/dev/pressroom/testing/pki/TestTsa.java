package dev.pressroom.testing.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamping authority under a test's own root. */
public final class TestTsa {
    private final AtomicLong serials = new AtomicLong();
    private final Identity identity;

    public TestTsa(TestCa ca) {
        identity = ca.signer("Test TSA", TestCa.rsa(2048),
                wanted -> wanted.usage(KeyUsage.digitalSignature).forTimeStamps());
    }

    /** @param request RFC 3161, DER */
    public byte[] answer(byte[] request) {
        try {
            TimeStampResponseGenerator answers = new TimeStampResponseGenerator(tokens(), TSPAlgorithms.ALLOWED);
            return answers.generate(new TimeStampRequest(request), BigInteger.valueOf(serials.incrementAndGet()),
                    Date.from(Instant.now())).getEncoded();
        } catch (TSPException | IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As an authority says no. */
    public byte[] refusal(byte[] request) {
        try {
            return new TimeStampResponseGenerator(tokens(), TSPAlgorithms.ALLOWED)
                    .generateRejectedResponse(new TSPValidationException("not on Sundays", PKIFailureInfo.badAlg))
                    .getEncoded();
        } catch (TSPException | IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private TimeStampTokenGenerator tokens()
            throws GeneralSecurityException, OperatorCreationException, TSPException {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var signer = new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", identity.key(),
                identity.certificate());
        var tokens = new TimeStampTokenGenerator(signer,
                digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier("1.2.3.4"));
        tokens.addCertificates(new JcaCertStore(identity.chain()));
        return tokens;
    }
}
