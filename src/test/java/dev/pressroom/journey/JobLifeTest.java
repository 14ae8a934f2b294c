package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Jobs as their account sees them: waited for, listed, called off, deleted. */
@QuarkusTest
class JobLifeTest {
    private static final Map<String, Object> SMALL = Map.of("html", "<p>small</p>");

    @Test
    void answersThePostWhenTheJobHasEnded() {
        var client = Client.ofNewAccount();

        Response answer = client.call().header("Prefer", "wait=30").body(SMALL).post("/v1/jobs");

        answer.then().statusCode(200).header("Preference-Applied", "wait=30");
        assertThat(answer.<String>path("state")).isEqualTo("SUCCEEDED");
        assertThat(answer.<String>path("links.pdf")).endsWith("/pdf");
    }

    @Test
    void rendersWithAStoredTemplateByNameAndKeepsItsVersion() {
        var client = Client.ofNewAccount();
        String template = client.call().body(Map.of("name", "note", "html", "<p>one {n}</p>")).post("/v1/templates")
                .path("id");
        client.call().body(Map.of("html", "<p>two {n}</p>")).post("/v1/templates/" + template + "/versions").then()
                .statusCode(201);

        Response latest = client.ended(client.post(Map.of("template", "note", "data", Map.of("n", 1))));
        Response first = client
                .ended(client.post(Map.of("template", template, "templateVersion", 1, "data", Map.of("n", 1))));

        assertThat(latest.<Integer>path("templateVersion")).isEqualTo(2);
        assertThat(latest.<String>path("template")).isEqualTo(template);
        assertThat(first.<Integer>path("templateVersion")).isEqualTo(1);
    }

    @Test
    void listsNewestFirstAndPagesBothWays() {
        var client = Client.ofNewAccount();
        List<String> ids = List.of(client.post(SMALL), client.post(SMALL), client.post(SMALL)).reversed();

        Response first = client.call().get("/v1/jobs?limit=2");
        Response second = client.call().get("/v1/jobs?limit=2&starting_after=" + ids.get(1));
        Response back = client.call().get("/v1/jobs?limit=2&ending_before=" + ids.get(2));

        assertThat(first.<List<String>>path("data.id")).isEqualTo(ids.subList(0, 2));
        assertThat(first.<Boolean>path("has_more")).isTrue();
        assertThat(second.<List<String>>path("data.id")).isEqualTo(ids.subList(2, 3));
        assertThat(second.<Boolean>path("has_more")).isFalse();
        assertThat(back.<List<String>>path("data.id")).isEqualTo(ids.subList(0, 2));
    }

    @Test
    void filtersByStateTimeTemplateAndMetadata() {
        var client = Client.ofNewAccount();
        String template = client.call().body(Map.of("name", "t", "html", "<p>x</p>")).post("/v1/templates").path("id");
        String wanted = client.post(Map.of("template", "t", "metadata", Map.of("order", "A 1")));
        String other = client.post(SMALL);
        client.ended(wanted);
        client.ended(other);

        assertThat(listed(client, "template=" + template)).containsExactly(wanted);
        assertThat(client.call().queryParam("metadata[order]", "A 1").get("/v1/jobs").<List<String>>path("data.id"))
                .containsExactly(wanted);
        assertThat(listed(client, "state=SUCCEEDED")).containsExactly(other, wanted);
        assertThat(listed(client, "state=FAILED")).isEmpty();
        assertThat(listed(client, "created_from=2999-01-01T00:00:00Z")).isEmpty();
        assertThat(listed(client, "created_to=2999-01-01T00:00:00Z")).containsExactly(other, wanted);
        client.call().get("/v1/jobs?state=DONE").then().statusCode(400);
        client.call().get("/v1/jobs?created_from=yesterday").then().statusCode(400);
        client.call().get("/v1/jobs?limit=101").then().statusCode(400);
    }

    private static List<String> listed(Client client, String query) {
        return client.call().get("/v1/jobs?" + query).then().statusCode(200).extract().path("data.id");
    }

    @Test
    void travelsInTheLaneThatIsAskedFor() {
        var client = Client.ofNewAccount();

        String express = client.post(SMALL);
        String bulk = client.post(Map.of("html", "<p>small</p>", "lane", "bulk"));

        assertThat(client.ended(express).<String>path("lane")).isEqualTo("express");
        assertThat(client.ended(bulk).<String>path("lane")).isEqualTo("bulk");
        assertThat(client.ended(bulk).<String>path("state")).isEqualTo("SUCCEEDED");
        assertThat(client.call().get("/v1/jobs").<List<String>>path("data.lane")).containsExactly("bulk", "express");
    }

    @Test
    void refusesToCancelWhatHasEnded() {
        var client = Client.ofNewAccount();
        String id = client.post(SMALL);
        client.ended(id);

        client.call().post("/v1/jobs/" + id + "/cancel").then().statusCode(409);
    }

    @Test
    void deletesTheDocumentWithTheJob() throws Exception {
        var client = Client.ofNewAccount();
        String id = client.post(SMALL);
        client.ended(id);
        String link = client.call().get("/v1/jobs/" + id + "/url").path("url");
        assertThat(status(link)).isEqualTo(200);

        client.call().delete("/v1/jobs/" + id).then().statusCode(204);

        client.call().get("/v1/jobs/" + id).then().statusCode(404);
        client.call().get("/v1/jobs/" + id + "/pdf").then().statusCode(404);
        await().atMost(Duration.ofSeconds(30)).until(() -> status(link) == 404);
    }

    @Test
    void saysWhyThereIsNoDocument() {
        var client = Client.ofNewAccount();
        String id = client.post(Map.of("html", "<p>{missing}</p>"));
        client.ended(id);

        Response answer = client.call().get("/v1/jobs/" + id + "/url");

        answer.then().statusCode(409);
        assertThat(answer.<String>path("detail")).contains("FAILED");
    }

    private static int status(String link) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(link)).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
