package dev.pressroom.render.finish.signature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.jspecify.annotations.Nullable;

import dev.pressroom.render.finish.signature.TrustSource.Authority;
import dev.pressroom.render.finish.signature.TrustSource.Query;
import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.crl.CRLValidity;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.CertificateExtensionsUtils;
import eu.europa.esig.dss.spi.DSSRevocationUtils;
import eu.europa.esig.dss.spi.x509.revocation.RevocationToken;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPSource;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPToken;

/** Asks at the places that certificates name whether they are revoked, and remembers why there was no answer. */
final class Revocations {
    private final TrustSource trust;
    private final List<RuntimeException> troubles = new ArrayList<>();

    Revocations(TrustSource trust) {
        this.trust = trust;
    }

    /** The library swallows what a source throws; it is wanted where the signature comes to nothing for it. */
    List<RuntimeException> troubles() {
        return troubles;
    }

    @SuppressWarnings("serial") // the library asks for it and never serialises one
    CRLSource lists() {
        return new CRLSource() {
            @Override
            @SuppressWarnings("NullAway") // null is the library's word for none
            public CRLToken getRevocationToken(CertificateToken certificate, CertificateToken issuer) {
                return CertificateExtensionsUtils.getCRLAccessUrls(certificate).stream()
                        .map(url -> list(url, certificate, issuer)).filter(found -> found != null).findFirst()
                        .orElse(null);
            }
        };
    }

    @SuppressWarnings("serial")
    OCSPSource statuses() {
        return new OCSPSource() {
            @Override
            @SuppressWarnings("NullAway")
            public OCSPToken getRevocationToken(CertificateToken certificate, CertificateToken issuer) {
                return CertificateExtensionsUtils.getOCSPAccessUrls(certificate).stream()
                        .map(url -> status(url, certificate, issuer)).filter(found -> found != null).findFirst()
                        .orElse(null);
            }
        };
    }

    private @Nullable CRLToken list(String url, CertificateToken certificate, CertificateToken issuer) {
        byte[] answer = ask(new Query(Authority.REVOCATION_LIST, url, new byte[0]));
        if (answer == null) {
            return null;
        }
        try {
            CRLValidity validity = CRLUtils.buildCRLValidity(CRLUtils.buildCRLBinary(answer), issuer);
            return validity.isValid() ? from(url, new CRLToken(certificate, validity)) : useless("the list at " + url);
        } catch (IOException | DSSException broken) {
            return useless("the list at " + url);
        }
    }

    private @Nullable OCSPToken status(String url, CertificateToken certificate, CertificateToken issuer) {
        try {
            CertificateID id = DSSRevocationUtils.getOCSPCertificateID(certificate, issuer, DigestAlgorithm.SHA1);
            byte[] request = new OCSPReqBuilder().addRequest(id).build().getEncoded();
            byte[] answer = ask(new Query(Authority.REVOCATION_STATUS, url, request));
            if (answer == null) {
                return null;
            }
            BasicOCSPResp response = DSSRevocationUtils.loadOCSPFromBinaries(answer);
            SingleResp single = DSSRevocationUtils.getLatestSingleResponse(response, certificate, issuer);
            return single == null
                    ? useless("the answer of " + url)
                    : from(url, new OCSPToken(response, single, certificate, issuer));
        } catch (IOException | OCSPException | DSSException broken) {
            return useless("the answer of " + url);
        }
    }

    private byte @Nullable [] ask(Query query) {
        try {
            return trust.ask(query);
        } catch (TrustSource.Refused | TrustSource.Away trouble) {
            troubles.add(trouble);
            return null;
        }
    }

    private static <T extends RevocationToken<?>> T from(String url, T token) {
        token.setExternalOrigin(RevocationOrigin.EXTERNAL);
        token.setSourceURL(url);
        return token;
    }

    private <T> @Nullable T useless(String what) {
        troubles.add(new TrustSource.Refused(what + " proves nothing"));
        return null;
    }
}
