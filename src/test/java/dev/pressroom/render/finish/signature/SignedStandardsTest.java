package dev.pressroom.render.finish.signature;

import static dev.pressroom.render.Documents.PIPELINE;
import static dev.pressroom.render.finish.signature.Orders.order;
import static dev.pressroom.testing.pki.SignatureAssert.assertSigned;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.render.Finish;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.render.Stop;
import dev.pressroom.render.finish.signature.SignatureOptions.Level;
import dev.pressroom.render.finish.signature.TrustSource.Authority;
import dev.pressroom.render.verdict.Verdict;
import dev.pressroom.testing.pki.Identity;
import dev.pressroom.testing.pki.TestCa;
import dev.pressroom.testing.pki.TestTsa;

/** Archives that are signed stay archives, to veraPDF; and their signatures hold, to DSS and to Poppler. */
class SignedStandardsTest {
    private static final Path OUT = Path.of("target", "conformance");
    private static final TestCa CA = new TestCa("http://ca.example/list.crl");
    private static final TestTsa TSA = new TestTsa(CA);
    private static final Identity SEAL = CA.signer("ACME Invoices");
    private static final TrustSource AUTHORITIES = query -> query.authority() == Authority.TIME_STAMPS
            ? TSA.answer(query.body())
            : CA.revocationList();
    private static final String PAGE = "<html lang=en><title>Invoice</title><h1>Invoice</h1><p>12.50 <b>EUR</b>";

    @ParameterizedTest
    @CsvSource({"pdf/a-1b,B_B", "pdf/a-1b,B_T", "pdf/a-2a,B_B", "pdf/a-2a,B_T", "pdf/a-2b,B_B", "pdf/a-2b,B_T",
            "pdf/a-3b,B_B", "pdf/a-3b,B_T", "pdf/a-2a+pdf/ua-1,B_T"})
    void staysWhatItIsWhenItIsSigned(String standard, Level level) throws IOException, InterruptedException {
        var request = Finish.as(standard).of(PAGE).signedBy(order(SEAL, level));

        RenderedPdf signed = PIPELINE.render(request, name -> null, AUTHORITIES, new Stop());

        Files.createDirectories(OUT);
        Files.write(OUT.resolve("signed-" + level + "-" + standard.replaceAll("\\W", "") + ".pdf"), signed.content());
        assertThat(Objects.requireNonNull(signed.report().verdict())).returns(true, Verdict::compliant);
        assertSigned(signed.content(), CA).isValid().isBy("ACME Invoices").isValidToPoppler();
    }
}
