package dev.pressroom.fleet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.BrokerChannel;
import dev.pressroom.testing.Services;

/** Dead letters while the broker is away. */
class RedriveIT {
    private static final String LETTERS = "/v1/operations/dead-letters";

    private final Map<String, String> servers = Services.properties();
    private Fleet fleet;
    private Fleet.Member api;

    @BeforeEach
    void start() throws Exception {
        fleet = new Fleet(servers);
        api = fleet.start("api");
    }

    @AfterEach
    void stop() throws Exception {
        fleet.close();
    }

    @Test
    void keepsALetterThatCannotBeSentBackNow() throws Exception {
        try (var broker = new BrokerChannel(servers)) {
            broker.publish("pressroom.jobs.dead", "pressroom.jobs.dead", "RedriveIT");
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> !ids().isEmpty());
        String letter = LETTERS + "/" + ids().getFirst();
        fleet.broker().bar();

        Response one = operator().post(letter + "/redrive");
        Response all = operator().post(LETTERS + "/redrive");

        assertThat(one.statusCode()).isEqualTo(503);
        assertThat(one.header("Retry-After")).isEqualTo("5");
        assertThat(all.statusCode()).isEqualTo(503);
        assertThat(operator().get(letter).jsonPath().getString("redrivenAt")).isNull();
        fleet.broker().open();
        await().atMost(Duration.ofMinutes(1)).until(() -> operator().post(letter + "/redrive").statusCode() == 200);
        operator().delete(letter).then().statusCode(204);
    }

    private List<String> ids() {
        return operator().get(LETTERS).then().statusCode(200).extract().path("data.id");
    }

    private RequestSpecification operator() {
        return given().baseUri(api.address().toString()).header("x-api-key", servers.get("pressroom.operator-key"));
    }
}
