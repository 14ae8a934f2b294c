package dev.pressroom.render.finish.signature;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.finish.signature.SignatureOptions.Level;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.DSSASN1Utils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;

/** Signs one PDF as PAdES has it (ETSI EN 319 142-1), without touching a byte of what is there. */
public final class Signer {
    /** Room for the signature itself, beside the certificates and the time stamp that are put into it. */
    private static final int ROOM = 8_192;
    private static final int ROOM_FOR_A_TIME_STAMP = 12_288;
    /** The longest string that PDF/A allows (ISO 19005-2, 6.1.13). */
    private static final int MOST_ROOM = 32_767;

    private final RenderRequest request;
    private final SigningOrder order;
    private final List<X509Certificate> chain;
    private final Revocations revocations;
    private final TimeStamps timeStamps;

    private Signer(RenderRequest request, SigningOrder order, TrustSource trust) throws GeneralSecurityException {
        this.request = request;
        this.order = order;
        chain = certificates(order.chain());
        revocations = new Revocations(trust);
        timeStamps = new TimeStamps(trust);
    }

    /**
     * @return the PDF with the signature behind it
     * @throws RenderFailure     where it cannot be signed so
     * @throws TrustSource.Away  where an authority must be asked and cannot be reached now
     */
    public static byte[] sign(byte[] pdf, RenderRequest request, SigningOrder order, AssetSource assets,
            TrustSource trust) throws IOException {
        try {
            return new Signer(request, order, trust).signed(pdf, assets);
        } catch (GeneralSecurityException e) {
            throw new RenderFailure(Code.SIGNATURE_FAILED, "the document cannot be signed: the key is of no use", e);
        }
    }

    private byte[] signed(byte[] pdf, AssetSource assets) throws IOException, GeneralSecurityException {
        PAdESSignatureParameters parameters = parameters();
        if (order.options().visible() != null) {
            parameters.setImageParameters(
                    new SignatureBox(request, order, order.options().visible(), signer()).parameters(pdf, assets));
        }
        PAdESService service = service();
        try {
            DSSDocument document = fielded(service, parameters, new InMemoryDocument(pdf));
            ToBeSigned digest = service.getDataToSign(document, parameters);
            DSSDocument signed = service.signDocument(document, parameters, value(digest, parameters));
            var bytes = new ByteArrayOutputStream(pdf.length + parameters.getContentSize() * 2);
            signed.writeTo(bytes);
            return bytes.toByteArray();
        } catch (RuntimeException e) {
            throw reason(e);
        }
    }

    private PAdESSignatureParameters parameters() {
        SignatureOptions options = order.options();
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(switch (options.level()) {
            case B_B -> SignatureLevel.PAdES_BASELINE_B;
            case B_T -> SignatureLevel.PAdES_BASELINE_T;
            case B_LT -> SignatureLevel.PAdES_BASELINE_LT;
        });
        parameters.setSigningCertificate(new CertificateToken(chain.getFirst()));
        parameters.setCertificateChain(chain.stream().map(CertificateToken::new).toList());
        parameters.setDigestAlgorithm(digest(chain.getFirst()));
        parameters.bLevel().setSigningDate(Date.from(order.time()));
        parameters.setAppName("Pressroom");
        parameters.setSignerName(signer());
        parameters.setReason(options.reason());
        parameters.setLocation(options.location());
        parameters.setContactInfo(options.contact());
        parameters.setContentSize(room());
        return parameters;
    }

    /** Bytes; what is not used of it stays in the file as zeros. */
    private int room() {
        int certificates = order.chain().stream().mapToInt(certificate -> certificate.length).sum();
        return Math.min(MOST_ROOM,
                ROOM + certificates + (order.options().level() == Level.B_B ? 0 : ROOM_FOR_A_TIME_STAMP));
    }

    private PAdESService service() {
        // Bare: it would otherwise fetch issuers by itself, from addresses that stand in uploaded certificates.
        var verifier = new CommonCertificateVerifier(true);
        if (order.options().level() == Level.B_LT) {
            verifier.setCrlSource(revocations.lists());
            verifier.setOcspSource(revocations.statuses());
            // Nobody here is a trust anchor; whoever reads the document decides whom to trust.
            verifier.setCheckRevocationForUntrustedChains(true);
        }
        var service = new PAdESService(verifier);
        service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
        service.setTspSource(timeStamps);
        return service;
    }

    /** A field of a name that somebody chose has to be there before it is signed. */
    private DSSDocument fielded(PAdESService service, PAdESSignatureParameters parameters, DSSDocument document) {
        String name = order.options().field();
        if (name == null) {
            return document;
        }
        var field = parameters.getImageParameters().getFieldParameters();
        field.setFieldId(name);
        return service.addNewSignatureField(document, field);
    }

    private SignatureValue value(ToBeSigned digest, PAdESSignatureParameters parameters)
            throws GeneralSecurityException {
        SignatureAlgorithm algorithm = parameters.getSignatureAlgorithm();
        PrivateKey key = KeyFactory.getInstance(chain.getFirst().getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(order.privateKey()));
        Signature signature = Signature.getInstance(algorithm.getJCEId());
        signature.initSign(key);
        signature.update(digest.getBytes());
        return new SignatureValue(algorithm, signature.sign());
    }

    private String signer() {
        String name = order.options().name();
        return name == null ? DSSASN1Utils.getHumanReadableName(new CertificateToken(chain.getFirst())) : name;
    }

    /** As strong as the key: RFC 5656 pairs the curves so. */
    private static DigestAlgorithm digest(X509Certificate certificate) {
        if (!(certificate.getPublicKey() instanceof ECPublicKey key)) {
            return DigestAlgorithm.SHA256;
        }
        int bits = key.getParams().getCurve().getField().getFieldSize();
        return bits <= 256 ? DigestAlgorithm.SHA256 : bits <= 384 ? DigestAlgorithm.SHA384 : DigestAlgorithm.SHA512;
    }

    /** The library wraps what its sources throw, or swallows it. */
    private RuntimeException reason(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TrustSource.Away || cause instanceof AssetSource.Away
                    || cause instanceof RenderFailure) {
                return (RuntimeException) cause;
            }
        }
        List<RuntimeException> troubles = revocations.troubles();
        for (RuntimeException trouble : troubles) {
            if (trouble instanceof TrustSource.Away) {
                return trouble;
            }
        }
        String because = troubles.isEmpty()
                ? String.valueOf(thrown.getMessage())
                : troubles.stream().map(RuntimeException::getMessage).distinct().collect(Collectors.joining("; "));
        return new RenderFailure(Code.SIGNATURE_FAILED, "the document cannot be signed: " + because, thrown);
    }

    private static List<X509Certificate> certificates(List<byte[]> encoded) throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        var certificates = new ArrayList<X509Certificate>();
        for (byte[] certificate : encoded) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate)));
        }
        return certificates;
    }
}
