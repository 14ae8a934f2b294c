package dev.pressroom.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.Tenant;

/** Who comes in, and who does not. */
@QuarkusTest
class CredentialsTest {
    @Test
    void refusesWhoShowsNone() {
        Response answer = given().get("/v1/keys");

        assertUnauthorized(answer);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"pressroom\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", ".", "a.b", "a.b.c", "pk_0199aaaabbbb7ccc8dddeeeeffff0001.secret", "operator.",
            "operator.secret", "pk_'; drop table api_key; --.x"})
    void refusesKeysThatAreNone(String key) {
        Response answer = given().header("x-api-key", key).get("/v1/keys");

        assertUnauthorized(answer);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer").contains("error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer x", "Bearer a.b", "Bearer a.b.c", "bearer e30.e30.e30"})
    void refusesTokensThatAreNone(String authorization) {
        Response answer = given().header("Authorization", authorization).get("/v1/keys");

        assertUnauthorized(answer);
    }

    @Test
    void refusesAnotherKeysSecret() {
        Tenant one = Tenant.open();
        Tenant two = Tenant.open();

        Response answer = given().header("x-api-key", one.keyId() + "." + two.secret()).get("/v1/keys");

        assertUnauthorized(answer);
    }

    @Test
    void takesAKey() {
        Tenant tenant = Tenant.open();

        Response answer = tenant.as().get("/v1/keys");

        answer.then().statusCode(200);
    }

    @Test
    void takesAToken() {
        Tenant tenant = Tenant.open();

        Response answer = bearer(tenant.token()).get("/v1/keys");

        answer.then().statusCode(200);
        assertThat(answer.<String>path("data[0].id")).isEqualTo(tenant.keyId());
    }

    @Test
    void takesNoKeyWhereATokenBelongs() {
        Tenant tenant = Tenant.open();

        Response answer = bearer(tenant.key()).get("/v1/keys");

        assertUnauthorized(answer);
    }

    @Test
    void takesIdAndSecretAsBasicAtTheTokenEndpointOnly() {
        Tenant tenant = Tenant.open();

        Response answer = given().auth().preemptive().basic(tenant.keyId(), tenant.secret()).get("/v1/keys");

        assertUnauthorized(answer);
    }

    @Test
    void endsARevokedKeyAndItsTokensAtOnce() {
        Tenant first = Tenant.open();
        Tenant revoked = first.another("keys");
        String token = revoked.token();
        bearer(token).get("/v1/keys").then().statusCode(200);

        first.as().delete("/v1/keys/" + revoked.keyId()).then().statusCode(204);

        assertUnauthorized(revoked.as().get("/v1/keys"));
        assertUnauthorized(bearer(token).get("/v1/keys"));
    }

    @Test
    void endsADisabledAccountsKeysAndTokensAtOnce() {
        Tenant tenant = Tenant.open();
        String token = tenant.token();

        Tenant.operator().delete("/v1/accounts/" + tenant.accountId()).then().statusCode(204);

        assertUnauthorized(tenant.as().get("/v1/keys"));
        assertUnauthorized(bearer(token).get("/v1/keys"));
    }

    @Test
    void refusesAKeyWithoutTheScope() {
        Tenant tenant = Tenant.open("jobs:read");

        Response answer = tenant.as().get("/v1/keys");

        assertForbidden(answer);
    }

    @Test
    void refusesATokenWithoutTheScope() {
        Tenant tenant = Tenant.open("jobs:read", "keys");
        String token = given().auth().preemptive().basic(tenant.keyId(), tenant.secret())
                .formParam("grant_type", "client_credentials").formParam("scope", "jobs:read").post("/oauth/token")
                .path("access_token");

        Response answer = bearer(token).get("/v1/keys");

        assertForbidden(answer);
    }

    @Test
    void keepsAccountsForTheOperator() {
        Tenant tenant = Tenant.open();

        Response answer = tenant.as().get("/v1/accounts");

        assertForbidden(answer);
    }

    @Test
    void keepsTheOperatorOutOfTheTenantsRooms() {
        Response answer = Tenant.operator().get("/v1/keys");

        assertForbidden(answer);
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static void assertUnauthorized(Response answer) {
        answer.then().statusCode(401).contentType("application/problem+json");
        assertThat(answer.<String>path("code")).isEqualTo("unauthenticated");
    }

    private static void assertForbidden(Response answer) {
        answer.then().statusCode(403).contentType("application/problem+json");
        assertThat(answer.<String>path("code")).isEqualTo("forbidden");
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
    }
}
