package dev.pressroom.dialect.sqr;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeEach;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.dialect.DialectContract;
import dev.pressroom.testing.Tenant;

@QuarkusTest
class SqrContractTest extends DialectContract {
    @BeforeEach
    void furnish() {
        SqrAccount.furnished(tenant);
    }

    @Override
    protected RequestSpecification as(Tenant caller) {
        return given().auth().oauth2(SqrAccount.token(caller));
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
        return SqrAccount.create(caller, SqrAccount.USER);
    }

    @Override
    protected Response createBadly(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON).body("{}").post("/v1/document/api");
    }

    @Override
    protected String accepted(Response created) {
        created.then().statusCode(202).body("status", equalTo("PENDING"));
        return created.path("jobId");
    }

    @Override
    protected Response status(RequestSpecification caller, String id) {
        return caller.get("/v1/document/api/" + id);
    }

    @Override
    protected boolean hasSucceeded(Response status) {
        status.then().statusCode(200);
        assertThat(status.<String>path("status")).as(status.asString()).isNotEqualTo("FAILED");
        return status.path("status").equals("COMPLETE");
    }

    /** As its clients fetch it: by an address, which asks for no credentials. */
    @Override
    protected Response download(RequestSpecification caller, String id) {
        Response told = caller.get("/v1/document/api/" + id + "/url");
        return told.statusCode() == 200 ? given().urlEncodingEnabled(false).get(told.<String>path("url")) : told;
    }

    @Override
    protected String unknownId() {
        return "3fa85f64-5717-4562-b3fc-2c963f66afa6";
    }

    @Override
    protected String idOf(String nativeId) {
        return nativeId.substring(4).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    @Override
    protected void isRefused(Response answer, No why) {
        var checked = answer.then().contentType(ContentType.JSON);
        switch (why) {
            case NO_CREDENTIALS, BAD_CREDENTIALS -> checked.statusCode(401).body("error", equalTo("UNAUTHORIZED"))
                    .body("message", equalTo("Unauthorized")).header("WWW-Authenticate", "Bearer");
            case UNKNOWN_JOB -> checked.statusCode(404).body("error", equalTo("NOT_FOUND"));
            case BAD_INPUT -> checked.statusCode(400).body("errors[0].code", equalTo("isNotEmpty"));
            case TOO_MANY -> {
                checked.statusCode(429).body("error", equalTo("TOO_MANY_REQUESTS"));
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
            }
        }
    }
}
