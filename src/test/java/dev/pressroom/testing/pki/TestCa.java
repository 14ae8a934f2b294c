package dev.pressroom.testing.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Issues certificates that are good for a year, and a revocation list that says none is revoked. */
public final class TestCa {
    private static final Duration YEAR = Duration.ofDays(365);

    private final AtomicLong serials = new AtomicLong(1000);
    private final KeyPair pair = rsa(2048);
    private final X500Name name = new X500Name("CN=Test Root,O=Pressroom tests");
    private final X509Certificate root;
    private final @Nullable String crlUrl;
    private final @Nullable String ocspUrl;

    public TestCa() {
        this(null, null);
    }

    /** @param crlUrl where its certificates say that the revocation list is */
    public TestCa(String crlUrl) {
        this(crlUrl, null);
    }

    /** @param ocspUrl where its certificates say that it answers for each, and below {@code /issuer} has its own */
    public TestCa(@Nullable String crlUrl, @Nullable String ocspUrl) {
        this.crlUrl = crlUrl;
        this.ocspUrl = ocspUrl;
        root = issue(new Wanted("Test Root", pair, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)).asRoot());
    }

    /** What a certificate is to say. */
    public record Wanted(String name, KeyPair pair, KeyUsage usage, Instant from, Instant to, boolean isRoot,
            boolean forTime) {
        Wanted(String name, KeyPair pair, KeyUsage usage) {
            this(name, pair, usage, Instant.now().minus(Duration.ofDays(2)), Instant.now().plus(YEAR), false, false);
        }

        public Wanted until(Instant end) {
            return new Wanted(name, pair, usage, from, end, isRoot, forTime);
        }

        public Wanted usage(int bits) {
            return new Wanted(name, pair, new KeyUsage(bits), from, to, isRoot, forTime);
        }

        Wanted asRoot() {
            return new Wanted(name, pair, usage, from, to, true, false);
        }

        public Wanted forTimeStamps() {
            return new Wanted(name, pair, usage, from, to, false, true);
        }
    }

    public X509Certificate root() {
        return root;
    }

    PrivateKey key() {
        return pair.getPrivate();
    }

    public Identity signer(String commonName) {
        return signer(commonName, rsa(2048));
    }

    public Identity signer(String commonName, KeyPair pair) {
        return signer(commonName, pair, wanted -> wanted);
    }

    public Identity signer(String commonName, KeyPair pair, UnaryOperator<Wanted> change) {
        var wanted = new Wanted(commonName, pair, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return new Identity(pair.getPrivate(), List.of(issue(change.apply(wanted)), root));
    }

    /** DER; nobody is revoked. */
    public byte[] revocationList() {
        try {
            var builder = new JcaX509v2CRLBuilder(root, Date.from(Instant.now().minusSeconds(60)));
            builder.setNextUpdate(Date.from(Instant.now().plus(YEAR)));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(root));
            return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())).getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair rsa(int bits) {
        return pair("RSA", bits);
    }

    /** @param algorithm with a size in bits, or 0 for one that has no choice */
    public static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate issue(Wanted wanted) {
        try {
            var builder = new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(serials.incrementAndGet()),
                    Date.from(wanted.from()), Date.from(wanted.to()),
                    wanted.isRoot() ? name : new X500Name("CN=" + wanted.name() + ",O=ACME,C=DE"),
                    wanted.pair().getPublic());
            extend(builder, wanted);
            PrivateKey issuer = pair.getPrivate();
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void extend(JcaX509v3CertificateBuilder builder, Wanted wanted)
            throws GeneralSecurityException, IOException {
        var utils = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(wanted.isRoot()));
        builder.addExtension(Extension.keyUsage, true, wanted.usage());
        builder.addExtension(Extension.subjectKeyIdentifier, false,
                utils.createSubjectKeyIdentifier(wanted.pair().getPublic()));
        builder.addExtension(Extension.authorityKeyIdentifier, false,
                utils.createAuthorityKeyIdentifier(pair.getPublic()));
        if (wanted.forTime()) {
            builder.addExtension(Extension.extendedKeyUsage, true,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        if (ocspUrl != null && !wanted.isRoot()) {
            builder.addExtension(Extension.authorityInfoAccess, false,
                    new AuthorityInformationAccess(new AccessDescription[]{
                            new AccessDescription(AccessDescription.id_ad_ocsp, url(ocspUrl)),
                            new AccessDescription(AccessDescription.id_ad_caIssuers, url(ocspUrl + "/issuer"))}));
        }
        if (crlUrl != null && !wanted.isRoot()) {
            var place = new GeneralNames(url(crlUrl));
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(
                    new DistributionPoint[]{new DistributionPoint(new DistributionPointName(place), null, null)}));
        }
    }

    private static GeneralName url(String url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, url);
    }
}
