package dev.pressroom.dialect.influxion;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.testing.ShutDoors;

/** An installation without Influxion's API. */
@QuarkusTest
@TestProfile(ShutDoors.class)
class InfluxionSwitchedOffTest {
    @ParameterizedTest
    @CsvSource({"POST, /token", "POST, /pdf/generate", "GET, /pdf/1", "GET, /pdf/1/download", "DELETE, /pdf/1",
            "GET, /openapi/influxion", "GET, //pdf/1", "GET, /nothing"})
    void answersAsAtAnyUnknownPath(String method, String path) {
        given().urlEncodingEnabled(false).contentType("application/json").request(method, path).then().statusCode(404)
                .contentType("application/problem+json").body("code", equalTo("not-found"));
    }
}
