package dev.pressroom.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** An account of a test's own that listens. */
public record WebhookAccount(Tenant tenant) {
    public static final Map<String, Object> JOB = Map.of("html", "<p>small</p>");
    public static final Map<String, Object> BROKEN_JOB = Map.of("html", "<p>{missing}</p>");

    public static WebhookAccount open() {
        return new WebhookAccount(Tenant.open());
    }

    public RequestSpecification call() {
        return tenant.as().contentType(ContentType.JSON);
    }

    public Response make(Map<String, ?> webhook) {
        return call().body(webhook).post("/v1/webhooks");
    }

    /** A webhook for these events, or for all; its id and its secret. */
    public Made listen(String url, String... events) {
        Response made = make(Map.of("url", url, "events", List.of(events)));
        made.then().statusCode(201);
        return new Made(made.path("id"), made.path("secret"));
    }

    public record Made(String id, String secret) {}

    public String post(Map<String, ?> job) {
        return call().body(job).post("/v1/jobs").then().statusCode(202).extract().path("id");
    }

    public static Map<String, Object> with(Map<String, Object> job, String field, Object value) {
        var more = new HashMap<>(job);
        more.put(field, value);
        return more;
    }

    /** The only delivery of a shelf, {@code /v1/webhooks/<id>}, in full once it stands so. */
    public Response delivery(String shelf, String state) {
        await().atMost(Duration.ofSeconds(60)).until(
                () -> call().get(shelf + "/deliveries").<List<String>>path("data.state"),
                states -> states.equals(List.of(state)));
        return only(shelf);
    }

    /** The same when so many attempts have been made. */
    public Response attempted(String shelf, int attempts) {
        await().atMost(Duration.ofSeconds(60)).until(
                () -> call().get(shelf + "/deliveries").<List<Integer>>path("data.attempts"),
                made -> made.equals(List.of(attempts)));
        return only(shelf);
    }

    private Response only(String shelf) {
        String id = call().get(shelf + "/deliveries").path("data[0].id");
        Response found = call().get(shelf + "/deliveries/" + id);
        found.then().statusCode(200);
        return found;
    }
}
