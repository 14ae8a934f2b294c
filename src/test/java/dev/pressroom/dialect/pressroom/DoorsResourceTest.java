package dev.pressroom.dialect.pressroom;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import dev.pressroom.testing.Tenant;

@QuarkusTest
class DoorsResourceTest {
    private Tenant tenant = new Tenant("", "", "");

    @BeforeEach
    void openAnAccount() {
        tenant = Tenant.open();
    }

    private Response put(String door, String body) {
        return tenant.as().contentType(ContentType.JSON).body(body).put("/v1/doors/" + door + "/settings");
    }

    @Test
    void listsTheOtherApis() {
        tenant.as().get("/v1/doors").then().statusCode(200).body("data.name", hasItem("influxion"))
                .body("data.find { it.name == 'influxion' }.openapi", equalTo("/openapi/influxion"));
    }

    @Test
    void hasNothingToChooseWhereADoorHasNoSettings() {
        tenant.as().get("/v1/doors/influxion/settings").then().statusCode(200).body("settings", equalTo(Map.of()));
        put("influxion", "{\"settings\":{}}").then().statusCode(200);

        put("influxion", "{\"settings\":{\"colour\":\"red\"}}").then().statusCode(422)
                .body("errors[0].pointer", equalTo("#/settings/colour"));
    }

    @Test
    void knowsNoOtherDoors() {
        tenant.as().get("/v1/doors/nobodys/settings").then().statusCode(404);
        put("nobodys", "{\"settings\":{}}").then().statusCode(404);
    }

    @Test
    void refusesWhatIsNoObject() {
        put("influxion", "{}").then().statusCode(422).body("errors[0].pointer", equalTo("#/settings"));
        put("influxion", "{\"settings\":[]}").then().statusCode(422).body("errors[0].pointer",
                startsWith("#/settings"));
    }
}
