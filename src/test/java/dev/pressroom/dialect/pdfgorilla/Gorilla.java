package dev.pressroom.dialect.pdfgorilla;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.Tenant;

/** A client of PDF Gorilla's API, with templates of its account's own. */
record Gorilla(Tenant tenant) {
    static Gorilla open() {
        return new Gorilla(Tenant.open());
    }

    /** @return the template's id on our own wire */
    String template(String name, String html) {
        return template(name, html, "p{color:black}");
    }

    String template(String name, String html, String css) {
        return tenant.as().contentType(ContentType.JSON).body(Map.of("name", name, "html", html, "css", css))
                .post("/v1/templates").then().statusCode(201).extract().path("id");
    }

    RequestSpecification call() {
        return given().header("x-api-key", tenant.key()).contentType(ContentType.JSON).redirects().follow(false);
    }

    Response async(String template, String body) {
        return call().body(body).post("/api/v1/templates/" + template + "/generate-async");
    }

    Response now(String template, String body) {
        return call().body(body).post("/api/v1/templates/" + template + "/generate");
    }

    Response status(String job) {
        return call().get("/api/v1/jobs/" + job);
    }

    Response cancel(String job) {
        return call().post("/api/v1/jobs/" + job + "/cancel");
    }

    /** A new job's id. */
    String job(String template, String body) {
        return async(template, body).then().statusCode(202).extract().path("jobId");
    }

    /** The status once it is this one. */
    Response until(String job, String status) {
        await().atMost(Duration.ofSeconds(90)).until(() -> status(job).path("status").equals(status));
        return status(job);
    }

    /** As the database knows it. */
    static UUID uuid(@Nullable Object job) {
        return Objects.requireNonNull(JobId.parse(String.valueOf(job)));
    }

    /** As anybody may fetch it. */
    static byte[] fetch(String url) {
        return given().urlEncodingEnabled(false).get(url).then().statusCode(200).extract().asByteArray();
    }
}
