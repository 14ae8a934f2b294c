package dev.pressroom.dialect.pdfgorilla;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.testing.ShutDoors;

/** An installation without PDF Gorilla's API. */
@QuarkusTest
@TestProfile(ShutDoors.class)
class PdfGorillaSwitchedOffTest {
    @ParameterizedTest
    @CsvSource({"POST, /api/v1/templates/x/generate", "POST, /api/v1/templates/x/generate-async", "GET, /api/v1/jobs/x",
            "GET, /api/v1/jobs/x/download", "POST, /api/v1/jobs/x/cancel", "GET, /openapi/pdfgorilla",
            "GET, //api/v1/jobs/x", "GET, /api/v1/nothing"})
    void answersAsAtAnyUnknownPath(String method, String path) {
        given().urlEncodingEnabled(false).contentType("application/json").request(method, path).then().statusCode(404)
                .contentType("application/problem+json").body("code", equalTo("not-found"));
    }
}
