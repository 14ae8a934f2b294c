package dev.pressroom.dialect.reportflow;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** An installation without ReportFlow's API. */
@QuarkusTest
@TestProfile(ReportFlowSwitchedOffTest.Off.class)
class ReportFlowSwitchedOffTest {
    public static final class Off implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("pressroom.dialects.reportflow.enabled", "false");
        }
    }

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
