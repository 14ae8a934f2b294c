package dev.pressroom.dialect.reportflow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.dialect.DialectContract;
import dev.pressroom.testing.Tenant;

@QuarkusTest
class ReportFlowContractTest extends DialectContract {
    private final Map<String, String> designs = new HashMap<>();

    @Override
    protected RequestSpecification as(Tenant caller) {
        return given().header("AppKey", caller.keyId()).header("SecretKey", caller.secret());
    }

    @Override
    protected RequestSpecification withoutCredentials() {
        return given();
    }

    @Override
    protected RequestSpecification withBadCredentials() {
        return given().header("AppKey", "pk_0").header("SecretKey", "x");
    }

    @Override
    protected Response create(RequestSpecification caller) {
        String design = designs.computeIfAbsent(tenant.accountId(),
                _ -> Workspace.design(tenant, "<p>Dear {name}</p>"));
        return caller.contentType(ContentType.JSON)
                .body("{\"designId\":\"" + design
                        + "\",\"version\":1,\"content\":{\"fileName\":\"a\",\"params\":{\"name\":\"Ann & Bob\"}}}")
                .post("/v1/file/async/single");
    }

    @Override
    protected Response createBadly(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON).body("{}").post("/v1/file/async/single");
    }

    /** Both parts of what a download names. */
    @Override
    protected String accepted(Response created) {
        created.then().statusCode(202);
        assertThat(created.<Map<String, String>>path("")).containsOnlyKeys("url", "fileId");
        String url = created.path("url");
        return url.substring(url.lastIndexOf('/') + 1) + "/" + created.path("fileId");
    }

    @Override
    protected Response status(RequestSpecification caller, String id) {
        return caller.get("/v1/file/download/" + id);
    }

    @Override
    protected boolean hasSucceeded(Response status) {
        assertThat(status.statusCode()).isIn(200, 404);
        if (status.statusCode() == 404) {
            status.then().body("message", equalTo("File is not ready")).header("Retry-After", "5");
        }
        return status.statusCode() == 200;
    }

    @Override
    protected Response download(RequestSpecification caller, String id) {
        return caller.get("/v1/file/download/" + id);
    }

    @Override
    protected String unknownId() {
        return UUID.randomUUID() + "/file_00000000000070008000000000000000";
    }

    @Override
    protected String idOf(String nativeId) {
        return UUID.randomUUID() + "/" + nativeId.replace("job_", "file_");
    }

    @Override
    protected void isRefused(Response answer, No why) {
        var checked = answer.then().contentType(ContentType.JSON);
        switch (why) {
            case NO_CREDENTIALS -> checked.statusCode(412).body(equalTo(
                    "{\"statusCode\":412,\"message\":\"Missing authentication headers\",\"error\":\"Precondition Failed\"}"));
            case BAD_CREDENTIALS -> checked.statusCode(401).body(equalTo(
                    "{\"statusCode\":401,\"message\":\"Invalid credentials\",\"error\":\"Unauthorized\"}"));
            case UNKNOWN_JOB -> checked.statusCode(404).body(equalTo(
                    "{\"statusCode\":404,\"message\":\"File not found\",\"error\":\"Not Found\"}"));
            case BAD_INPUT -> checked.statusCode(400).body("error", equalTo("Bad Request"))
                    .body("message", hasItem("designId must be a UUID"));
            case TOO_MANY -> {
                checked.statusCode(429).body(equalTo(
                        "{\"statusCode\":429,\"message\":\"Too Many Requests\",\"error\":\"Too Many Requests\"}"));
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
            }
        }
    }
}
