package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import dev.pressroom.testing.Tenant;

/** The operator opens accounts, gives them their first keys, and closes them. */
@QuarkusTest
class AccountsTest {
    private static final String FIRST_KEY = "{\"name\":\"first\",\"scopes\":[\"keys\"]}";

    @Test
    void opensAnAccount() {
        Response created = post("/v1/accounts", "{\"name\":\"ACME\"}");

        created.then().statusCode(201);
        String id = created.path("id");
        assertThat(id).matches("acc_[0-9a-f]{32}");
        assertThat(created.header("Location")).endsWith("/v1/accounts/" + id);
        assertThat(Tenant.operator().get("/v1/accounts/" + id).<String>path("name")).isEqualTo("ACME");
        assertThat(Tenant.operator().get("/v1/accounts").<List<String>>path("data.id")).contains(id);
    }

    @Test
    void givesAnAccountItsFirstKey() {
        String id = post("/v1/accounts", "{\"name\":\"ACME\"}").path("id");

        Response created = post("/v1/accounts/" + id + "/keys", FIRST_KEY);

        created.then().statusCode(201);
        var tenant = new Tenant(id, created.path("id"), created.path("secret"));
        tenant.as().get("/v1/keys").then().statusCode(200);
        Response keys = Tenant.operator().get("/v1/accounts/" + id + "/keys");
        assertThat(keys.<List<String>>path("data.id")).containsExactly(tenant.keyId());
        assertThat(keys.asString()).doesNotContain(tenant.secret());
    }

    @Test
    void givesNobodyTheOperatorsScope() {
        String id = post("/v1/accounts", "{\"name\":\"ACME\"}").path("id");

        Response answer = post("/v1/accounts/" + id + "/keys", "{\"name\":\"x\",\"scopes\":[\"operator\"]}");

        answer.then().statusCode(422);
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly("#/scopes/0");
    }

    @Test
    void disablesAnAccountOnceAndForAll() {
        Tenant tenant = Tenant.open();
        String path = "/v1/accounts/" + tenant.accountId();

        Tenant.operator().delete(path).then().statusCode(204);

        String disabledAt = Tenant.operator().get(path).path("disabledAt");
        assertThat(disabledAt).isNotNull();
        Tenant.operator().delete(path).then().statusCode(204);
        assertThat(Tenant.operator().get(path).<String>path("disabledAt")).isEqualTo(disabledAt);
        post(path + "/keys", FIRST_KEY).then().statusCode(409).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acc_0199aaaabbbb7ccc8dddeeeeffff0001", "acc_1", "pk_0199aaaabbbb7ccc8dddeeeeffff0001"})
    void knowsNoAccountThatIsNone(String id) {
        Tenant.operator().get("/v1/accounts/" + id).then().statusCode(404);
        Tenant.operator().delete("/v1/accounts/" + id).then().statusCode(404);
        Tenant.operator().get("/v1/accounts/" + id + "/keys").then().statusCode(404);
        post("/v1/accounts/" + id + "/keys", FIRST_KEY).then().statusCode(404);
    }

    @Test
    void isClosedToTheTenantsThemselves() {
        Tenant tenant = Tenant.open();

        Response read = tenant.as().get("/v1/accounts/" + tenant.accountId());
        Response made = tenant.as().contentType(ContentType.JSON).body("{\"name\":\"x\"}").post("/v1/accounts");
        Response given = tenant.as().contentType(ContentType.JSON).body(FIRST_KEY)
                .post("/v1/accounts/" + tenant.accountId() + "/keys");

        read.then().statusCode(403);
        made.then().statusCode(403);
        given.then().statusCode(403);
    }

    private static Response post(String path, String body) {
        return Tenant.operator().contentType(ContentType.JSON).body(body).post(path);
    }
}
