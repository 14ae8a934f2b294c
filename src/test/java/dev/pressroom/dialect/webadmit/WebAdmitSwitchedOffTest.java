package dev.pressroom.dialect.webadmit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.testing.ShutDoors;

/** An installation without WebAdMIT's API. */
@QuarkusTest
@TestProfile(ShutDoors.class)
class WebAdmitSwitchedOffTest {
    @ParameterizedTest
    @CsvSource({"GET, /api/v1/user_identities", "POST, /api/v1/user_identities/1/pdf_manager_batches",
            "GET, /api/v1/user_identities/1/pdf_manager_zip_files/1/download", "GET, /openapi/webadmit",
            "GET, //api/v1/user_identities"})
    void answersAsAtAnyUnknownPath(String method, String path) {
        given().urlEncodingEnabled(false).contentType("application/json").request(method, path).then().statusCode(404)
                .contentType("application/problem+json").body("code", equalTo("not-found"));
    }
}
