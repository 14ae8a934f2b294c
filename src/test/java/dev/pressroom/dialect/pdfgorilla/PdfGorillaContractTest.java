package dev.pressroom.dialect.pdfgorilla;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.dialect.DialectContract;
import dev.pressroom.testing.Tenant;

@QuarkusTest
class PdfGorillaContractTest extends DialectContract {
    private final Set<String> furnished = new HashSet<>();

    /** The first key of an account makes the template that all of them use. */
    @Override
    protected RequestSpecification as(Tenant caller) {
        if (furnished.add(caller.accountId())) {
            new Gorilla(caller.accountId().equals(tenant.accountId()) ? tenant : caller).template("letter",
                    "<p>Dear {name}</p>");
        }
        return given().header("x-api-key", caller.key());
    }

    @Override
    protected RequestSpecification withoutCredentials() {
        return given();
    }

    @Override
    protected RequestSpecification withBadCredentials() {
        return given().auth().oauth2("pk_0.x");
    }

    @Override
    protected Response create(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON).body("{\"data\":{\"name\":\"Ann & Bob\"}}")
                .post("/api/v1/templates/letter/generate-async");
    }

    @Override
    protected Response createBadly(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON).body("{\"data\":[1]}")
                .post("/api/v1/templates/letter/generate-async");
    }

    @Override
    protected String accepted(Response created) {
        created.then().statusCode(202).body("status", equalTo("queued")).body("deduplicated", equalTo(false));
        assertThat(created.<String>path("jobId")).matches("c[0-9a-z]{25}");
        return created.path("jobId");
    }

    @Override
    protected Response status(RequestSpecification caller, String id) {
        return caller.get("/api/v1/jobs/" + id);
    }

    @Override
    protected boolean hasSucceeded(Response status) {
        status.then().statusCode(200);
        assertThat(status.<String>path("status")).isNotEqualTo("failed");
        return status.path("status").equals("completed");
    }

    @Override
    protected Response download(RequestSpecification caller, String id) {
        return caller.get("/api/v1/jobs/" + id + "/download");
    }

    @Override
    protected String unknownId() {
        return JobId.of(UUID.randomUUID());
    }

    @Override
    protected String idOf(String nativeId) {
        return JobId.of(UUID.fromString(
                nativeId.substring(4).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")));
    }

    @Override
    protected void isRefused(Response answer, No why) {
        var checked = answer.then().contentType(ContentType.JSON);
        switch (why) {
            case NO_CREDENTIALS, BAD_CREDENTIALS -> checked.statusCode(401)
                    .body("error", equalTo("Unauthorized. A valid API key or active session is required."));
            case UNKNOWN_JOB -> checked.statusCode(404).body("error", equalTo("Job not found."));
            case BAD_INPUT -> checked.statusCode(400).body("error",
                    equalTo("The data field must be a JSON object, not an array or primitive."));
            case TOO_MANY -> {
                checked.statusCode(429).body("error", equalTo("Rate limit exceeded.")).body("resetAt", notNullValue());
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
            }
        }
    }
}
