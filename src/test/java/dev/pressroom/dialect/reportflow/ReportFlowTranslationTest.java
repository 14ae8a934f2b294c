package dev.pressroom.dialect.reportflow;

import static dev.pressroom.dialect.reportflow.ReportFlowGeneration.FIRST;
import static dev.pressroom.dialect.reportflow.ReportFlowGeneration.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.dialect.reportflow.ReportFlowWire.Fault;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Problem.OverLimit.Measure;

class ReportFlowTranslationTest {
    private static final UUID ID = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");

    @Test
    void writesIdsByGenerationAndReadsThemAll() {
        assertThat(ReportFlowTranslation.fileId(ID, FIRST)).isEqualTo("file_3fa85f6457174562b3fc2c963f66afa6");
        assertThat(ReportFlowTranslation.fileId(ID, SECOND)).isEqualTo(ID.toString());
        assertThat(ReportFlowTranslation.batchId(ID)).isEqualTo("batch_3fa85f6457174562b3fc2c963f66afa6");
        assertThat(List.of("file_3fa85f6457174562b3fc2c963f66afa6", "batch_3fa85f6457174562b3fc2c963f66afa6",
                ID.toString(), "3FA85F64-5717-4562-B3FC-2C963F66AFA6"))
                .allSatisfy(text -> assertThat(ReportFlowTranslation.id(text)).isEqualTo(ID));
        assertThat(ReportFlowTranslation.id("file_abc123")).isNull();
    }

    @Test
    void writesMilliseconds() {
        assertThat(ReportFlowTranslation.time(Instant.parse("2026-02-15T10:30:45.123987Z")))
                .isEqualTo("2026-02-15T10:30:45.123Z");
        assertThat(ReportFlowTranslation.time(Instant.parse("2026-02-15T10:30:45Z")))
                .isEqualTo("2026-02-15T10:30:45.000Z");
    }

    @ParameterizedTest
    @CsvSource({"invoice.pdf, true, true", "請求書_001.pdf, true, true", "ひらがなカタカナﾊﾝｶｸー々・ＡＺ０９, true, true",
            "a b, false, true", "é, false, true", "(1), false, true", "a/b, false, false", "a:b, false, false",
            "a*, false, false", "a\u0007b, false, false", "\uD800, false, false"})
    void judgesNamesByGeneration(String name, boolean first, boolean second) {
        assertThat(ReportFlowNames.fault("f", name, FIRST) == null).isEqualTo(first);
        assertThat(ReportFlowNames.fault("f", name, SECOND) == null).isEqualTo(second);
    }

    @Test
    void addsTheEndingWhereItIsMissing() {
        assertThat(List.of("a", "a.pdf", "a.PDF", "a.txt").stream().map(ReportFlowNames::whole))
                .containsExactly("a.pdf", "a.pdf", "a.PDF", "a.txt.pdf");
    }

    @ParameterizedTest
    @CsvSource({"3fa85f64-5717-4562-b3fc-2c963f66afa6.pdf.example.com, true",
            "3FA85F64-5717-4562-B3FC-2C963F66AFA6.PDF.example.com., true",
            "3fa85f64-5717-4562-b3fc-2c963f66afa6.api.pdf.example.com, true", "other.pdf.example.com, false",
            "api.pdf.example.com, true", "app.pdf.example.com, true", "www.pdf.example.com, true",
            "other.api.pdf.example.com, false", "pdf.example.com, true", "example.com, true", "127.0.0.1, true",
            "localhost, true", "other.notpdf.example.com, true"})
    void looksAtTheFirstLabelBelowTheBaseDomain(String host, boolean isOf) {
        assertThat(addresses("PDF.example.com").isOf(ID, host)).isEqualTo(isOf);
        assertThat(addresses("").isOf(ID, host)).isTrue();
    }

    @Test
    void makesAddressesOfTheBaseDomainOrThePublicUrl() {
        assertThat(addresses("pdf.example.com").file(ID, ID, ID)).isEqualTo("https://pdf.example.com:8443/" + ID
                + "/design/" + ID + "/files/" + ID);
        assertThat(addresses("pdf.example.com").download(ID))
                .isEqualTo("https://api.pdf.example.com:8443/v1/file/download/" + ID);
        assertThat(addresses("").file(ID, ID, ID)).startsWith("https://p.example.com:8443/" + ID + "/design/");
        assertThat(addresses("").download(ID)).isEqualTo("https://p.example.com:8443/v1/file/download/" + ID);
    }

    private static ReportFlowAddresses addresses(String domain) {
        return new ReportFlowAddresses(domain.isEmpty() ? Optional.empty() : Optional.of(domain),
                URI.create("https://p.example.com:8443"));
    }

    @Test
    void pointsAtItsOwnFields() {
        points(new Problem.Invalid("#/data/total", "data/total: must be a number."),
                "content.params.total: must be a number.");
        points(new Problem.Invalid("#/contents/3/data/total", "data/total: must be a number."),
                "contents.3.params.total: must be a number.");
        points(new Problem.Invalid("#/template", "x"), "designId: x");
        points(new Problem.OverLimit(Measure.SIZE, "c", "#/data", "x"), "content.params: x");
    }

    private static void points(Problem problem, String message) {
        assertThat(answer(problem).getEntity()).isEqualTo(new Fault(400, List.of(message), "Bad Request"));
    }

    @Test
    void wordsEveryProblem() {
        assertThat(answer(new Problem.NotFound("template")).getEntity().message()).isEqualTo("Design not found");
        assertThat(List.of(new Problem.NotFound("job"), new Problem.NotFound("account"), new Problem.Gone("x")))
                .allSatisfy(problem -> assertThat(answer(problem).getEntity().message()).isEqualTo("File not found"));
        assertThat(List.of(new Problem.Conflict("x"), new Problem.KeyReused(), new Problem.InFlight()))
                .allSatisfy(problem -> assertThat(answer(problem).getStatus()).isEqualTo(409));
        assertThat(List.of(new Problem.Forbidden("x"), new Problem.QuotaExceeded("p", "x")))
                .allSatisfy(problem -> assertThat(answer(problem).getStatus()).isEqualTo(403));
        assertThat(ReportFlowFaults.answer(new Problem.Unauthenticated(), SECOND).getEntity().message())
                .isEqualTo("認証情報が不正です");
        assertThat(answer(new Problem.Malformed("x")).getEntity().message())
                .isEqualTo("Request body must be valid JSON");
    }

    @Test
    void wordsWhatIsOurFault() {
        var outage = answer(new UncheckedIOException(new SocketException("Connection reset by peer")));
        var away = answer(new Problem.Unavailable("x", Duration.ofSeconds(3)));
        var broken = answer(new IllegalStateException("x"));

        assertThat(List.of(outage, away, broken)).extracting(RestResponse::getStatus).containsExactly(503, 503, 500);
        assertThat(outage.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(away.getHeaderString("Retry-After")).isEqualTo("3");
        assertThat(broken.getEntity())
                .isEqualTo(new Fault(500, "Internal server error", "Internal Server Error"));
    }

    private static RestResponse<Fault> answer(Throwable failure) {
        return ReportFlowFaults.answer(failure, FIRST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", value = {
            "{\"properties\":{\"a\":{\"type\":\"string\"},\"n\":{\"type\":[\"null\",\"integer\"]},\"b\":{\"type\":\"boolean\"}}}; {\"x\":1}; {\"a\":\"string\",\"n\":\"number\",\"b\":\"boolean\"}",
            "{\"properties\":{\"o\":{\"type\":\"object\",\"properties\":{\"i\":{}}},\"l\":{\"type\":\"array\",\"items\":{\"properties\":{\"p\":{\"type\":\"number\"}}}}}}; -; {\"o\":{\"i\":\"string\"},\"l\":[{\"p\":\"number\"}]}",
            "{\"properties\":{\"l\":{\"type\":\"array\"},\"o\":{\"type\":\"object\"}}}; -; {\"l\":[\"string\"],\"o\":{}}",
            "-; {\"c\":\"A\",\"n\":1,\"b\":true,\"x\":null,\"l\":[{\"p\":2}],\"e\":[]}; {\"c\":\"string\",\"n\":\"number\",\"b\":\"boolean\",\"x\":\"string\",\"l\":[{\"p\":\"number\"}],\"e\":[\"string\"]}",
            "-; -; {\"customer\":{\"name\":\"string\"},\"items\":[{\"price\":\"string\"}],\"rows\":[[\"string\"]]}"})
    void describesParameters(String schema, String sample, String expected) {
        var expressions = List.of("customer.name", "items", "items[].price", "rows[][]");

        assertThat(ReportFlowParameters.of(schema, sample, expressions).toString()).isEqualTo(expected);
    }
}
