package dev.pressroom.dialect.sqr;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.testing.ShutDoors;

/** An installation without SQR's API. */
@QuarkusTest
@TestProfile(ShutDoors.class)
class SqrSwitchedOffTest {
    @ParameterizedTest
    @CsvSource({"POST, /oauth2/token", "POST, /v1/oauth/token", "POST, /v1/document/api", "GET, /v1/document/api/1",
            "GET, /v1/document/api/1/url", "DELETE, /v1/document/api/1", "GET, /openapi/sqr", "GET, //oauth2/token"})
    void answersAsAtAnyUnknownPath(String method, String path) {
        given().urlEncodingEnabled(false).contentType("application/json").request(method, path).then().statusCode(404)
                .contentType("application/problem+json").body("code", equalTo("not-found"));
    }
}
