package dev.pressroom.render.finish.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

import dev.pressroom.render.finish.signature.TrustSource.Authority;
import dev.pressroom.render.finish.signature.TrustSource.Away;
import dev.pressroom.render.finish.signature.TrustSource.Query;
import dev.pressroom.render.finish.signature.TrustSource.Refused;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;

/** Time stamps (RFC 3161) from the authority that the worker knows. */
@SuppressWarnings("serial") // the library asks for it and never serialises one
final class TimeStamps implements TSPSource {
    private static final int NONCE_BITS = 64;

    private final SecureRandom random = new SecureRandom();
    private final TrustSource trust;

    TimeStamps(TrustSource trust) {
        this.trust = trust;
    }

    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
        try {
            var generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest request = generator.generate(new ASN1ObjectIdentifier(algorithm.getOid()), digest,
                    new BigInteger(NONCE_BITS, random));
            byte[] answer = trust.ask(new Query(Authority.TIME_STAMPS, null, request.getEncoded()));
            return stamp(request, new TimeStampResponse(answer));
        } catch (IOException | TSPException nonsense) {
            throw new Away("the time-stamping authority's answer makes no sense: " + nonsense.getMessage(), nonsense);
        }
    }

    private static TimestampBinary stamp(TimeStampRequest request, TimeStampResponse response)
            throws TSPException, IOException {
        response.validate(request);
        if (response.getTimeStampToken() == null) {
            throw refusal(response);
        }
        return new TimestampBinary(response.getTimeStampToken().getEncoded());
    }

    private static RuntimeException refusal(TimeStampResponse response) {
        String reason = "the time-stamping authority refused, status " + response.getStatus()
                + (response.getStatusString() == null ? "" : ": " + response.getStatusString());
        PKIFailureInfo info = response.getFailInfo();
        boolean passing = info != null
                && (info.intValue() & (PKIFailureInfo.systemFailure | PKIFailureInfo.timeNotAvailable)) != 0;
        return passing ? new Away(reason, null) : new Refused(reason);
    }
}
