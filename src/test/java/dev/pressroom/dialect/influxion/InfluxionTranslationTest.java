package dev.pressroom.dialect.influxion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.pressroom.dialect.influxion.InfluxionWire.Detail;
import dev.pressroom.dialect.influxion.InfluxionWire.Fault;
import dev.pressroom.job.Audience;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;

class InfluxionTranslationTest {
    private static final UUID KEY = new UUID(7, 8);

    @Test
    void makesARequestOfOurs() throws JsonProcessingException {
        var wire = InfluxionBody.generate(new ObjectMapper().readTree("""
                {"data":{"a":1.50},"document_id":"a/b","pdf_standard":"PDF/A-1B","sign_key_id":"k",
                 "html_template":{"content":"x"},"css_template":null,"other":[]}"""));

        JobRequest request = InfluxionTranslation.request(wire, new Source.Inline("x", null), KEY);

        assertThat(request.door()).isEqualTo("influxion");
        assertThat(request.filename()).isEqualTo("a_b.pdf");
        assertThat(request.metadata()).isEqualTo("{\"influxion\":{\"document_id\":\"a/b\"}}");
        assertThat(request.audience()).isEqualTo(Audience.NOBODY);
        assertThat(String.valueOf(request.options().finish().standard())).contains("A1B");
        assertThat(request.options().signature()).isNotNull().returns(KEY, signature -> signature.keyId());
    }

    @Test
    void namesTheDownloadByTheDocument() {
        assertThat(Stream.of("my-doc-123", "x.PDF", "../a\\b", ".x").map(InfluxionTranslation::filename))
                .containsExactly("my-doc-123.pdf", "x.PDF", "_._a_b.pdf", "_x.pdf");
    }

    @Test
    void pointsAtTheClientsOwnFields() {
        points("#/html", "line 2, column 7: no end", new Detail("template_error",
                List.of("body", "html_template", "content"), "Template syntax error at line 2, column 7: no end"));
        points("#/css", "x", new Detail("template_error", List.of("body", "css_template", "content"),
                "Template syntax error: x"));
        points("#/data/a~1b", "x", new Detail("value_error", List.of("body", "data", "a/b"), "x"));
        points("#/options/signature/key", "x", new Detail("value_error", List.of("body", "sign_key_id"), "x"));
        points("#/template", "x", new Detail("value_error", List.of("body", "html_template"), "x"));
    }

    private static void points(String pointer, String words, Detail expected) {
        assertThat(answer(new Problem.Invalid(pointer, words)).getEntity().detail()).isEqualTo(List.of(expected));
    }

    @Test
    void tellsLimitsFromSyntax() {
        var over = new Problem.OverLimit(Problem.OverLimit.Measure.SIZE, "template-size-exceeded", "#/html",
                "too large");

        assertThat(answer(over).getEntity().detail())
                .isEqualTo(
                        List.of(new Detail("value_error", List.of("body", "html_template", "content"), "too large")));
    }

    @Test
    void wordsWhatIsOurFault() {
        var outage = answer(new UncheckedIOException(new SocketException("Connection reset by peer")));
        var away = answer(new Problem.Unavailable("x", Duration.ofSeconds(3)));
        var broken = answer(new IllegalStateException("x"));

        assertThat(List.of(outage, away, broken)).extracting(RestResponse::getStatus).containsExactly(503, 503, 500);
        assertThat(outage.getEntity().detail()).isEqualTo("Service unavailable");
        assertThat(outage.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(away.getHeaderString("Retry-After")).isEqualTo("3");
        assertThat(broken.getEntity().detail()).isEqualTo("Internal Server Error");
    }

    @Test
    void readsIdsAsPeopleCopyThem() {
        String digits = "00000000000000070000000000000008";

        assertThat(Stream.of(KEY.toString(), digits, "tpl_" + digits)
                .map(text -> InfluxionTranslation.id("tpl_", text))).containsOnly(KEY);
        assertThat(InfluxionTranslation.id("tpl_", "sgk_" + digits)).isNull();
        assertThat(InfluxionTranslation.id("tpl_", "invoice")).isNull();
    }

    private static RestResponse<Fault> answer(Throwable failure) {
        return InfluxionFaults.answer(failure);
    }
}
