package dev.pressroom.dialect.influxion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.QuietHouse;
import dev.pressroom.testing.Tenant;

/** What Influxion's clients may not do too much of. Nobody works on jobs here, so all of them stay as they are. */
@QuarkusTest
@TestProfile(InfluxionLimitsTest.Few.class)
class InfluxionLimitsTest {
    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var few = new HashMap<>(new QuietHouse().getConfigOverrides());
            few.putAll(Map.of("pressroom.dialects.influxion.active-jobs", "1",
                    "pressroom.dialects.influxion.token-requests", "20", "pressroom.max-body-size", "2000"));
            return few;
        }
    }

    @Test
    void tellsWhatStandsInTheWay() {
        Tenant tenant = Tenant.open();
        String token = InfluxionContractTest.token(tenant);
        int job = post(token, "x").then().statusCode(200).extract().path("job_id");

        post(token, "x").then().statusCode(429).body("detail", equalTo("Too many requests")).header("Retry-After",
                "10");
        call(token).get("/pdf/" + job).then().statusCode(200).body("status", equalTo("Received"))
                .body("started_at", equalTo(null)).body("completed_at", equalTo(null)).body("size", equalTo(null))
                .body("error", equalTo(null));
        call(token).get("/pdf/" + job + "/download").then().statusCode(409)
                .body("detail", equalTo("PDF is not ready, status is Received"));
        post(token, "x".repeat(2_100)).then().statusCode(413).contentType(ContentType.JSON)
                .body("detail", equalTo("Request body is larger than 2000 bytes"));
        String own = tenant.as().get("/v1/jobs").path("data[0].id");
        tenant.as().post("/v1/jobs/" + own + "/cancel").then().statusCode(200);
        call(token).get("/pdf/" + job).then().body("status", equalTo("Error"))
                .body("error", equalTo("CANCELED: The job was canceled."));
    }

    @Test
    void stopsGuessing() {
        Response answer = given().contentType(ContentType.JSON)
                .body(Map.of("client_id", "pk_0", "client_secret", "x")).post("/token");
        for (int time = 0; time < 40 && answer.statusCode() == 401; time++) {
            answer = given().contentType(ContentType.JSON).body(Map.of("client_id", "pk_0", "client_secret", "x"))
                    .post("/token");
        }

        answer.then().statusCode(429).body("detail", equalTo("Too many requests"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    }

    private static RequestSpecification call(String token) {
        return given().auth().oauth2(token);
    }

    private static Response post(String token, String html) {
        return call(token).contentType(ContentType.JSON).body(Map.of("html_template", Map.of("content", html)))
                .post("/pdf/generate");
    }
}
