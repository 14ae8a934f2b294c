package dev.pressroom.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

import dev.pressroom.access.Scope;
import dev.pressroom.testing.Tenant;

@QuarkusTest
class TemplatesOfOthersTest {
    private Tenant tenant;
    private String id;

    @BeforeEach
    void create() {
        tenant = Tenant.open(Scope.TEMPLATES_READ, Scope.TEMPLATES_WRITE, Scope.KEYS);
        id = tenant.as().contentType(ContentType.JSON).body("{\"name\": \"Secret\", \"html\": \"<p>{name}</p>\"}")
                .post("/v1/templates").then().statusCode(201).extract().path("id");
    }

    @Test
    void showsAnotherAccountNothing() {
        Tenant other = Tenant.open(Scope.TEMPLATES_READ, Scope.TEMPLATES_WRITE);

        for (String path : List.of("", "/versions", "/versions/1", "/parameters")) {
            other.as().get("/v1/templates/" + id + path).then().statusCode(404);
        }
        other.as().delete("/v1/templates/" + id).then().statusCode(404);
        other.as().contentType(ContentType.JSON).body("{\"name\": \"mine\"}").patch("/v1/templates/" + id).then()
                .statusCode(404);
        other.as().contentType(ContentType.JSON).body("{\"html\": \"a\"}").post("/v1/templates/" + id + "/versions")
                .then().statusCode(404);
        assertThat(other.as().get("/v1/templates").jsonPath().getList("data")).isEmpty();
        other.as().contentType(ContentType.JSON).body("{\"name\": \"Secret\", \"html\": \"a\"}").post("/v1/templates")
                .then().statusCode(201);
        assertThat(tenant.as().get("/v1/templates/" + id).jsonPath().getString("name")).isEqualTo("Secret");
    }

    @Test
    void asksForAKeyWithTheScope() {
        Tenant reader = tenant.another(Scope.TEMPLATES_READ);

        given().get("/v1/templates/" + id).then().statusCode(401);
        reader.as().get("/v1/templates/" + id).then().statusCode(200);
        reader.as().delete("/v1/templates/" + id).then().statusCode(403);
    }
}
