package dev.pressroom.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.in;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.pressroom.testing.PdfAssert;

/** Templates that include others of their account, and speak the language of the job. */
@QuarkusTest
class IncludesTest {
    private static final String BROKEN = "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"http://example.com/a.png\"/></svg>";
    private static final String SOUND = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"9\" height=\"9\"/></svg>";

    private Client client;

    @BeforeEach
    void newAccount() {
        client = Client.ofNewAccount();
    }

    @Test
    void rendersARetryWithThePartialsThatTheJobWasAcceptedWith() {
        asset(BROKEN);
        String head = create("head", "<p>first head</p>").path("id");
        create("letter", "{#include head /}<img src='seal.svg' alt=''><p>Dear {name}</p>");
        String id = client.post(Map.of("template", "letter", "data", Map.of("name", "Ada")));
        client.ended(id).then().body("state", equalTo("FAILED"));

        asset(SOUND);
        version(head, "<p>second head</p>").then().statusCode(201);
        client.call().post("/v1/jobs/" + id + "/retry").then().statusCode(202);

        assertThat(client.ended(id).<String>path("state")).isEqualTo("SUCCEEDED");
        pdf(id).containsText("first head", "Dear Ada").doesNotContainText("second");
        pdf(done(Map.of("template", "letter", "data", Map.of("name", "Bo")))).containsText("second head", "Dear Bo");
    }

    @Test
    void laysAnInlineTemplateOut() {
        create("layout", "<h1>{#insert title}untitled{/insert}</h1>{#insert /}");

        String id = done(Map.of("html", "{#include layout}{#title}Offer{/title}<p>for {name}</p>{/include}", "data",
                Map.of("name", "Ada")));

        pdf(id).containsText("Offer", "for Ada").doesNotContainText("untitled");
    }

    @Test
    void refusesWhatCannotBeIncluded() {
        create("a", "<p>a</p>");
        String loop = create("loop", "<p>loop</p>").path("id");
        create("user", "{#include loop /}");

        refused(create("b", "{#include missing /}"), "#/html", "There is no template named 'missing' to include.");
        refused(version(loop, "{#include user /}"), "#/html", "The template 'loop' includes itself.");
        refused(create("c", "{#include _id=x /}"), "#/html", "names its template in the text");
        refused(client.call().body(Map.of("html", "{#include nobody /}")).post("/v1/jobs"), "#/html", "nobody");
        client.call().delete("/v1/templates/" + loop).then().statusCode(204);
        refused(client.call().body(Map.of("template", "user")).post("/v1/jobs"), "#/template", "'loop'");
    }

    @Test
    void neverIncludesATemplateOfAnotherAccount() {
        create("secret", "<p>secret</p>");
        Client other = Client.ofNewAccount();

        refused(other.call().body(Map.of("name", "thief", "html", "{#include secret /}")).post("/v1/templates"),
                "#/html", "There is no template named 'secret' to include.");
    }

    @Test
    void speaksTheLanguageOfTheJob() {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("en", Map.of("dear", "Dear {name}"));
        table.put("de", Map.of("dear", "Guten Tag {name}"));
        client.call().body(Map.of("name", "hello", "html", "<p>{t:dear('name', name)}</p>", "translations", table))
                .post("/v1/templates").then().statusCode(201);
        Map<String, ?> data = Map.of("name", "Ada");

        pdf(done(Map.of("template", "hello", "data", data, "options", Map.of("locale", "de-AT"))))
                .containsText("Guten Tag Ada");
        pdf(done(Map.of("template", "hello", "data", data, "options", Map.of("locale", "fr"))))
                .containsText("Dear Ada");
        refused(client.call().body(Map.of("name", "bad", "html", "{t:gone}", "translations", table))
                .post("/v1/templates"), "#/html", "t:gone has no translation in 'en'");
    }

    private Response create(String name, String html) {
        return client.call().body(Map.of("name", name, "html", html)).post("/v1/templates");
    }

    private Response version(String id, String html) {
        return client.call().body(Map.of("html", html)).post("/v1/templates/" + id + "/versions");
    }

    private void asset(String svg) {
        given().header("x-api-key", client.key()).contentType("image/svg+xml")
                .body(svg.getBytes(StandardCharsets.UTF_8))
                .put("/v1/assets/seal.svg").then().statusCode(in(List.of(200, 201)));
    }

    private String done(Map<String, ?> job) {
        String id = client.post(job);
        assertThat(client.ended(id).<String>path("state")).isEqualTo("SUCCEEDED");
        return id;
    }

    private PdfAssert pdf(String id) {
        return PdfAssert.assertThat(client.call().get("/v1/jobs/" + id + "/pdf").asByteArray());
    }

    private static void refused(Response answer, String pointer, String detail) {
        answer.then().statusCode(422);
        assertThat(answer.jsonPath().getList("errors.pointer", String.class)).contains(pointer);
        assertThat(answer.jsonPath().getList("errors.detail", String.class)).anyMatch(said -> said.contains(detail));
    }
}
