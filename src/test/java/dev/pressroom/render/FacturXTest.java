package dev.pressroom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mustangproject.validator.ZUGFeRDValidator;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.option.EInvoice;
import dev.pressroom.render.option.EInvoice.Profile;
import dev.pressroom.render.verdict.Verdict;
import dev.pressroom.testing.Invoices;

/** Invoices that people and programs can read, judged by veraPDF and, as a whole, by Mustang. */
class FacturXTest {
    private static final Path OUT = Path.of("target", "finish");
    private static final String PAGE = "<title>Invoice 2026-0417</title><h1>Invoice</h1><p>119.00 EUR";

    @ParameterizedTest
    @CsvSource({"EN16931,factur-x.xml,Alternative", "BASIC,factur-x.xml,Alternative", "BASIC_WL,factur-x.xml,Data",
            "MINIMUM,factur-x.xml,Data", "EXTENDED,factur-x.xml,Alternative",
            "XRECHNUNG,xrechnung.xml,Alternative"})
    void carriesTheInvoiceWithinItsPicture(Profile profile, String file, String relationship) throws IOException {
        RenderedPdf pdf = render(Finish.plain().invoiced(new EInvoice(Invoices.of(profile), null, profile)));

        Files.createDirectories(OUT);
        Files.write(OUT.resolve("factur-x-" + profile + ".pdf"), pdf.content());
        assertThat(verdict(pdf)).returns(true, Verdict::compliant);
        assertThat(verdict(pdf).profiles()).containsExactly("pdf/a-3b");
        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            var embedded = Objects.requireNonNull(
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().get(file));
            assertThat(embedded.getEmbeddedFile().toByteArray()).asString(StandardCharsets.UTF_8)
                    .isEqualTo(Invoices.of(profile));
            assertThat(embedded.getCOSObject().getNameAsString("AFRelationship")).isEqualTo(relationship);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Profile.class, names = {"BASIC", "BASIC_WL", "EN16931"})
    void isAValidInvoiceToMustang(Profile profile) {
        byte[] pdf = Documents.render(Finish.as("pdf/a-3a+pdf/ua-1")
                .invoiced(new EInvoice(null, "invoice.xml", profile)).of(PAGE),
                Map.of("invoice.xml", Invoices.of(profile).getBytes(StandardCharsets.UTF_8))).content();
        var validator = new ZUGFeRDValidator();

        String report = validator.validate(pdf, "invoice.pdf");

        assertThat(validator.wasCompletelyValid()).describedAs(report).isTrue();
        assertThat(report).contains("<profile>" + profile.guideline() + "</profile>", "<version>2</version>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<ram:GrandTotalAmount>119.00|<ram:GrandTotalAmount>118.00|it breaks the rules of EN16931: [BR-CO-15]",
            "<ram:ID>2026-0417</ram:ID>|<ram:Id/>|it breaks the schema of EN16931",
            "<ram:ID>urn:cen.eu:en16931:2017|<ram:ID>urn:factur-x.eu:1p0:minimum|its guideline is 'urn:factur-x.eu:1p0:minimum'",
            "<rsm:CrossIndustryInvoice|<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><rsm:CrossIndustryInvoice|DOCTYPE is disallowed",
            "</rsm:CrossIndustryInvoice>|</rsm:Other>|line "})
    void refusesWhatIsNoInvoiceOfItsProfile(String from, String to, String message) {
        String broken = Invoices.of(Profile.EN16931).replace(from, to);

        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> render(Finish.plain().invoiced(new EInvoice(broken, null, Profile.EN16931))))
                .returns(Code.INVOICE_INVALID, RenderFailure::code)
                .withMessageStartingWith("the XML of options.facturX is refused: ").withMessageContaining(message);
    }

    private static RenderedPdf render(Finish finish) {
        return Documents.render(finish.of(PAGE),
                Map.of("invoice.xml", Invoices.of(Profile.EN16931).getBytes(StandardCharsets.UTF_8)));
    }

    private static Verdict verdict(RenderedPdf pdf) {
        return Objects.requireNonNull(pdf.report().verdict());
    }
}
