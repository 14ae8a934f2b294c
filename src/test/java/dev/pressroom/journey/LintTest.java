package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What is wrong with a template, before anybody needs a document of it. */
@QuarkusTest
class LintTest {
    private Client client;

    @BeforeEach
    void newAccount() {
        client = Client.ofNewAccount();
    }

    private ValidatableResponse lint(Map<String, ?> body) {
        return client.call().body(body).post("/v1/templates/lint").then();
    }

    @Test
    void answersTheReportAndLeavesNothingBehind() {
        lint(Map.of("html", "<p style='font-family:Arial'>Hello {name}", "css", "p { gap: 1px }", "data",
                Map.of("name", "Ada"))).statusCode(200)
                .body("object", equalTo("lint")).body("passed", equalTo(true)).body("findings", empty())
                .body("report.pages", equalTo(1)).body("report.fonts.name", hasItem("NotoSans-Regular"))
                .body("report.warnings[0].code", equalTo("css-ignored"))
                .body("report.warnings[0].place.source", equalTo("css"))
                .body("report.warnings[0].declaration.property", equalTo("gap"));

        assertThat(client.call().get("/v1/jobs").<List<?>>path("data")).isEmpty();
    }

    @Test
    void placesErrorsOfSyntax() {
        lint(Map.of("html", "<p>\n  {fmt:monney(1)}</p><style>p { display: flex }</style>", "css", "p{}"))
                .statusCode(200)
                .body("passed", equalTo(false)).body("report", nullValue())
                .body("findings[0].severity", equalTo("error")).body("findings[0].pointer", equalTo("#/html"))
                .body("findings[0].line", equalTo(2)).body("findings[0].column", equalTo(3))
                .body("findings[0].message", containsString("fmt:monney does not exist"))
                .body("findings[1].severity", equalTo("warning")).body("findings[1].code", equalTo("css-ignored"));
    }

    @Test
    void namesAllThatTheDataLacks() {
        lint(Map.of("html", "{a.b}{c}{#for i in items}{i.x}{i.y}{/for}{d ?: ''}{#if e??}{e}{/if}", "data",
                Map.of("a", Map.of(), "items", List.of(Map.of("x", 1, "y", 2), Map.of("x", 1))))).statusCode(200)
                .body("passed", equalTo(false)).body("findings[0].code", equalTo("TEMPLATE_ERROR"))
                .body("findings[0].line", equalTo(1)).body("findings[0].message", containsString("{a.b}"))
                .body("findings.findAll { it.code == 'missing-data' }.message*.replaceAll(\"^[^']*'|'.*\", '')",
                        equalTo(List.of("c", "items[].y", "e")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{#for i in 9000}{#for j in 9000}x{/for}{/for} | TEMPLATE_LIMIT_EXCEEDED",
            "<table><tr><td colspan=5000>x</table> | HTML_SPAN_EXCEEDED",
            "<img src='data:image/png;base64,AAAA'> | ASSET_ERROR"})
    void findsLimitsThatAreExceeded(String html, String code) {
        lint(Map.of("html", html)).statusCode(200).body("passed", equalTo(false))
                .body("findings[0].code", equalTo(code)).body("findings[0].severity", equalTo("error"));
    }

    @Test
    void judgesAStandard() {
        lint(Map.of("html", "<title>t</title><svg width='9' height='9'><path d='M0 0h9v9z'/></svg>", "options",
                Map.of("standard", "pdf/ua-1"))).statusCode(200).body("passed", equalTo(false))
                .body("findings[0].code", equalTo("PDF_STANDARD_FAILED"))
                .body("report.verdict.compliant", equalTo(false))
                .body("report.verdict.failures[0].clause", equalTo("7.3"));
    }

    @Test
    void takesAStoredTemplateWithItsSampleData() {
        client.call().body(Map.of("name", "card", "html", "<p>Hello {name}</p>", "sampleData", Map.of("name", "Ada"),
                "schema", Map.of("type", "object", "required", List.of("name")))).post("/v1/templates").then()
                .statusCode(201);

        lint(Map.of("template", "card")).statusCode(200).body("passed", equalTo(true)).body("report.pages", equalTo(1));
        lint(Map.of("template", "card", "data", Map.of())).statusCode(200).body("passed", equalTo(false))
                .body("findings[0].code", equalTo("INVALID")).body("findings[0].pointer", containsString("#/data"));
    }

    @Test
    void refusesWhatItCannotJudge() {
        lint(Map.of()).statusCode(422).body("errors[0].pointer", equalTo("#/template"));
        lint(Map.of("template", "none")).statusCode(422).body("errors[0].pointer", equalTo("#/template"));
        lint(Map.of("html", "x", "htm", "y")).statusCode(422).body("errors[0].pointer", equalTo("#/htm"));
        lint(Map.of("html", "x", "options", Map.of("signature", Map.of("key", "sgk_1")))).statusCode(422);
    }
}
