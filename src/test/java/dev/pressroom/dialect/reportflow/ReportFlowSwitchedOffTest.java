package dev.pressroom.dialect.reportflow;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.testing.ShutDoors;

/** An installation without ReportFlow's API. */
@QuarkusTest
@TestProfile(ShutDoors.class)
class ReportFlowSwitchedOffTest {
    @ParameterizedTest
    @CsvSource({"POST, /v1/file/async/single", "POST, /v1/file/sync/multiple", "GET, /v1/file/designs",
            "GET, /v1/file/download/x", "GET, /a/design/b/files/c", "HEAD, /a/design/b/files/c",
            "GET, /openapi/reportflow"})
    void answersAsAtAnyUnknownPath(String method, String path) {
        var answer = given().contentType("application/json").request(method, path).then().statusCode(404)
                .contentType("application/problem+json");
        if (!method.equals("HEAD")) {
            answer.body("code", equalTo("not-found"));
        }
    }
}
