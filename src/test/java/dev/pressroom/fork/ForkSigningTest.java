package dev.pressroom.fork;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.finish.signature.Orders.order;
import static dev.pressroom.testing.pki.SignatureAssert.assertSigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.render.Stop;
import dev.pressroom.render.finish.signature.SignatureOptions.Level;
import dev.pressroom.render.finish.signature.TrustSource;
import dev.pressroom.render.finish.signature.TrustSource.Authority;
import dev.pressroom.testing.pki.Identity;
import dev.pressroom.testing.pki.TestCa;
import dev.pressroom.testing.pki.TestTsa;
import eu.europa.esig.dss.enumerations.SignatureLevel;

/** A fork signs as this process would, and asks nobody but its worker. */
class ForkSigningTest {
    private static final TestCa CA = new TestCa("http://ca.example/list.crl");
    private static final TestTsa TSA = new TestTsa(CA);
    private static final Identity SEAL = CA.signer("ACME Invoices");

    private final Forks forks = new Forks(1, new Settings(256, 100));

    @AfterEach
    void close() {
        forks.close();
    }

    @Test
    void signsWithWhatItsWorkerFetches() {
        TrustSource authorities = query -> query.authority() == Authority.TIME_STAMPS
                ? TSA.answer(query.body())
                : CA.revocationList();

        RenderedPdf signed = render(Level.B_LT, authorities);

        assertSigned(signed.content(), CA).isValid().isOfLevel(SignatureLevel.PAdES_BASELINE_LT);
        assertThat(signed.report().phases()).containsKey("sign");
    }

    @Test
    void passesOnThatAnAuthorityIsAwayOrRefuses() {
        var away = catchThrowableOfType(TrustSource.Away.class, () -> render(Level.B_T, query -> {
            throw new TrustSource.Away("tsa.example answered 503", null);
        }));
        var refused = catchThrowableOfType(RenderFailure.class, () -> render(Level.B_T, query -> {
            throw new TrustSource.Refused("there is none");
        }));

        assertThat(away).hasMessage("tsa.example answered 503");
        assertThat(refused.code()).isEqualTo(Code.SIGNATURE_FAILED);
        assertThat(refused).hasMessageContaining("there is none");
        assertThat(render(Level.B_B, TrustSource.NOBODY).pages()).isEqualTo(1);
    }

    private RenderedPdf render(Level level, TrustSource trust) {
        return forks.render(document("<p>text</p>").signedBy(order(SEAL, level)), name -> null, trust, new Stop());
    }
}
