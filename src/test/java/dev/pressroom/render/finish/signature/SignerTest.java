package dev.pressroom.render.finish.signature;

import static dev.pressroom.render.Documents.PIPELINE;
import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.finish.signature.Orders.order;
import static dev.pressroom.testing.pki.SignatureAssert.assertSigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.junit.jupiter.api.Test;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.render.Stop;
import dev.pressroom.render.finish.signature.SignatureOptions.Level;
import dev.pressroom.render.finish.signature.TrustSource.Authority;
import dev.pressroom.testing.pki.Identity;
import dev.pressroom.testing.pki.TestCa;
import dev.pressroom.testing.pki.TestOcsp;
import dev.pressroom.testing.pki.TestTsa;
import eu.europa.esig.dss.enumerations.SignatureLevel;

/** Signed documents, judged by those who would receive them. */
class SignerTest {
    private static final TestCa CA = new TestCa("http://ca.example/list.crl");
    private static final TestTsa TSA = new TestTsa(CA);
    private static final Identity SEAL = CA.signer("ACME Invoices");
    private static final RenderRequest PAGE = document("<title>Invoice</title><h1>Invoice</h1><p>12.50");
    private static final TrustSource AUTHORITIES = query -> query.authority() == Authority.TIME_STAMPS
            ? TSA.answer(query.body())
            : CA.revocationList();

    @Test
    void signsBehindWhatIsThere() throws Exception {
        byte[] plain = PIPELINE.render(PAGE, name -> null).content();

        RenderedPdf signed = signed(order(SEAL, Level.B_B));

        assertSigned(signed.content(), CA).isValid().isOfLevel(SignatureLevel.PAdES_BASELINE_B)
                .isBy("ACME Invoices").isValidToPoppler();
        assertThat(Arrays.copyOf(signed.content(), plain.length)).isEqualTo(plain);
        assertThat(signed.report().phases()).containsKeys("merge", "layout", "finish", "sign");
    }

    @Test
    void signsWithCurves() {
        Identity stamp = CA.signer("Curve", TestCa.pair("EC", 384));

        assertSigned(signed(order(stamp, Level.B_B)).content(), CA).isValid().isBy("Curve");
    }

    @Test
    void saysWhatItIsToSay() throws IOException {
        var options = new SignatureOptions(Level.B_B, "Issued", "Köln", "office@example.com", "Ada", "seal", null);

        byte[] signed = signed(order(SEAL, options)).content();

        assertSigned(signed, CA).isValid();
        try (var document = Loader.loadPDF(signed)) {
            PDSignatureField field = document.getSignatureFields().getFirst();
            assertThat(field.getPartialName()).isEqualTo("seal");
            assertThat(field.getSignature().getReason()).isEqualTo("Issued");
            assertThat(field.getSignature().getLocation()).isEqualTo("Köln");
            assertThat(field.getSignature().getContactInfo()).isEqualTo("office@example.com");
            assertThat(field.getSignature().getName()).isEqualTo("Ada");
        }
    }

    @Test
    void makesTheSameBytesAtTheSameTime() {
        SigningOrder order = order(SEAL, Level.B_B);

        assertThat(signed(order).content()).isEqualTo(signed(order).content());
    }

    @Test
    void takesATimeStamp() throws Exception {
        byte[] signed = signed(order(SEAL, Level.B_T)).content();

        assertSigned(signed, CA).isValid().isOfLevel(SignatureLevel.PAdES_BASELINE_T).isValidToPoppler();
    }

    @Test
    void takesNoMoreRoomThanPdfAAllows() throws IOException {
        Identity chained = new Identity(SEAL.key(), Stream.concat(SEAL.chain().stream(),
                Stream.generate(CA::root).limit(40)).toList());

        try (var document = Loader.loadPDF(signed(order(chained, Level.B_T)).content())) {
            assertThat(document.getSignatureDictionaries().getFirst().getContents()).hasSizeLessThanOrEqualTo(32_767);
        }
    }

    @Test
    void keepsTheProofThatNothingWasRevoked() {
        byte[] signed = signed(order(SEAL, Level.B_LT)).content();

        assertSigned(signed, CA).isValid().isOfLevel(SignatureLevel.PAdES_BASELINE_LT);
    }

    @Test
    void keepsTheAnswersOfResponders() {
        var ca = new TestCa(null, "http://ca.example/ocsp");
        var tsa = new TestTsa(ca);
        var ocsp = new TestOcsp(ca);
        var asked = new ArrayList<String>();
        TrustSource responders = query -> {
            asked.add(query.authority() + " " + query.url());
            return query.authority() == Authority.TIME_STAMPS
                    ? tsa.answer(query.body())
                    : ocsp.answer(query.body());
        };

        byte[] signed = signed(order(ca.signer("ACME Invoices"), Level.B_LT), responders).content();

        assertSigned(signed, ca).isValid().isOfLevel(SignatureLevel.PAdES_BASELINE_LT);
        assertThat(asked).containsOnly("TIME_STAMPS null", "REVOCATION_STATUS http://ca.example/ocsp")
                .hasSize(3); // for the signer's certificate and the authority's
    }

    @Test
    void leavesAnAuthorityThatIsAwayToTheCaller() {
        var away = new TrustSource.Away("not now", null);
        TrustSource silent = query -> {
            throw away;
        };
        TrustSource listless = query -> {
            if (query.authority() == Authority.TIME_STAMPS) {
                return TSA.answer(query.body());
            }
            throw away;
        };

        assertThat(catchThrowableOfType(TrustSource.Away.class, () -> signed(order(SEAL, Level.B_T), silent)))
                .isSameAs(away);
        assertThat(catchThrowableOfType(TrustSource.Away.class, () -> signed(order(SEAL, Level.B_LT), listless)))
                .isSameAs(away);
        assertThat(catchThrowableOfType(TrustSource.Away.class,
                () -> signed(order(SEAL, Level.B_T), query -> new byte[]{1, 2, 3})))
                .hasMessageContaining("makes no sense");
    }

    @Test
    void failsWithTheReasonOfAnAuthorityThatRefuses() {
        assertThat(failure(order(SEAL, Level.B_T), query -> TSA.refusal(query.body()))).contains("not on Sundays");
        assertThat(failure(order(SEAL, Level.B_LT), query -> {
            if (query.authority() == Authority.TIME_STAMPS) {
                return TSA.answer(query.body());
            }
            throw new TrustSource.Refused("no list at " + query.url());
        })).contains("no list at http://ca.example/list.crl");
        assertThat(failure(order(SEAL, Level.B_LT),
                query -> query.authority() == Authority.TIME_STAMPS ? TSA.answer(query.body()) : new byte[]{1}))
                .contains("proves nothing");
    }

    @Test
    void failsWithACertificateThatHasExpired() {
        SigningOrder late = Orders.late(order(SEAL, Level.B_B),
                SEAL.certificate().getNotAfter().toInstant().plus(Duration.ofDays(1)));

        assertThat(failure(late, AUTHORITIES)).contains("expired");
    }

    @Test
    void tellsNothingOfTheKey() {
        SigningOrder order = order(SEAL, Level.B_B);

        assertThat(order + " " + PAGE.signedBy(order)).doesNotContain(Arrays.toString(order.privateKey()))
                .contains("signing order for");
    }

    private static String failure(SigningOrder order, TrustSource trust) {
        var failed = catchThrowableOfType(RenderFailure.class, () -> signed(order, trust));
        assertThat(failed.code()).isEqualTo(Code.SIGNATURE_FAILED);
        return String.valueOf(failed.getMessage());
    }

    private static RenderedPdf signed(SigningOrder order) {
        return signed(order, AUTHORITIES);
    }

    private static RenderedPdf signed(SigningOrder order, TrustSource trust) {
        return PIPELINE.render(PAGE.signedBy(order), name -> null, trust, new Stop());
    }
}
