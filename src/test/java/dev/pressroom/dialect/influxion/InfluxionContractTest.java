package dev.pressroom.dialect.influxion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.dialect.DialectContract;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;

@QuarkusTest
class InfluxionContractTest extends DialectContract {
    @Inject
    Database database;

    static String token(Tenant tenant) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("client_id", tenant.keyId(), "client_secret", tenant.secret())).post("/token").then()
                .statusCode(200).extract().path("access_token");
    }

    @Override
    protected RequestSpecification as(Tenant caller) {
        return given().auth().oauth2(token(caller));
    }

    @Override
    protected RequestSpecification withoutCredentials() {
        return given();
    }

    @Override
    protected RequestSpecification withBadCredentials() {
        return given().auth().oauth2("abc.def.ghi");
    }

    @Override
    protected Response create(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON).body("""
                {"data":{"name":"Ann & Bob"},"html_template":{"content":"<p>Dear {{ name }}</p>"}}""")
                .post("/pdf/generate");
    }

    @Override
    protected Response createBadly(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON).body("{}").post("/pdf/generate");
    }

    @Override
    protected String accepted(Response created) {
        created.then().statusCode(200);
        assertThat(created.<Integer>path("job_id")).isPositive();
        return String.valueOf(created.<Integer>path("job_id"));
    }

    @Override
    protected Response status(RequestSpecification caller, String id) {
        return caller.get("/pdf/" + id);
    }

    @Override
    protected boolean hasSucceeded(Response status) {
        status.then().statusCode(200);
        assertThat(status.<String>path("status")).isNotEqualTo("Error");
        return status.path("status").equals("Done");
    }

    @Override
    protected Response download(RequestSpecification caller, String id) {
        return caller.get("/pdf/" + id + "/download");
    }

    @Override
    protected String unknownId() {
        return "999999999";
    }

    @Override
    protected String idOf(String nativeId) {
        UUID id = UUID.fromString(nativeId.substring(4).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})",
                "$1-$2-$3-$4-$5"));
        return String.valueOf(database.job(id, "number"));
    }

    @Override
    protected void isRefused(Response answer, No why) {
        var checked = answer.then().contentType(ContentType.JSON);
        switch (why) {
            case NO_CREDENTIALS -> checked.statusCode(401).body("detail", equalTo("Not authenticated"));
            case BAD_CREDENTIALS -> checked.statusCode(401).body("detail", equalTo("Invalid or expired token"));
            case UNKNOWN_JOB -> checked.statusCode(404).body("detail", equalTo("Job not found"));
            case BAD_INPUT -> checked.statusCode(422).body("detail[0].loc", contains("body", "html_template"));
            case TOO_MANY -> {
                checked.statusCode(429).body("detail", equalTo("Too many requests"));
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
            }
        }
    }
}
