package dev.pressroom.testing;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** An account of a test's own that asks for many documents at once. */
public record BatchAccount(Tenant tenant) {
    public static final String NDJSON = "application/x-ndjson";
    /** A template that needs {@code name}: items without it fail. */
    public static final String NAMED = "<p>{name}</p>";

    public static BatchAccount open() {
        return new BatchAccount(Tenant.open());
    }

    public RequestSpecification call() {
        return tenant.as().contentType(ContentType.JSON);
    }

    /** The answer, whatever it is. */
    public Response send(Map<String, ?> batch) {
        return call().body(batch).post("/v1/batches");
    }

    /** The answer to a body of lines. @param query without its question mark */
    public Response sendLines(String type, String query, String body) {
        return tenant.as().contentType(type).body(body.getBytes(StandardCharsets.UTF_8)).urlEncodingEnabled(false)
                .post("/v1/batches?" + query);
    }

    /** The id of a batch that was accepted. */
    public String post(Map<String, ?> batch) {
        return send(batch).then().statusCode(202).extract().path("id");
    }

    public static Map<String, Object> item(String name) {
        return Map.of("data", Map.of("name", name));
    }

    /** It fails with a template that needs a name. */
    public static Map<String, Object> brokenItem() {
        return Map.of("data", Map.of());
    }

    /** As the tables have it. @param id of a batch or a job */
    public static UUID uuid(String id) {
        return UUID.fromString(
                id.substring(4).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    public Response get(String batch) {
        return call().get("/v1/batches/" + batch).then().statusCode(200).extract().response();
    }

    /** The batch once it is completed. */
    public Response ended(String batch) {
        await().atMost(Duration.ofSeconds(90)).until(() -> get(batch).path("completedAt") != null);
        return get(batch);
    }

    /** One field of each of its jobs, in the order of their items; a hundred at most. */
    public <T> List<T> jobs(String batch, String field) {
        return call().queryParam("limit", 100).get("/v1/batches/" + batch + "/jobs").then().statusCode(200).extract()
                .path("data." + field);
    }

    /** A template of this account's. @param schema as JSON */
    public String template(String name, String html, String schema) {
        return call().body("{\"name\":\"" + name + "\",\"html\":\"" + html + "\",\"schema\":" + schema + "}")
                .post("/v1/templates").then().statusCode(201).extract().path("id");
    }
}
