package dev.pressroom.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.SettableClock;
import dev.pressroom.testing.Tenant;

/** Clients that speak OAuth get tokens for their key, and anyone can verify these. */
@QuarkusTest
class TokensTest {
    @Inject
    SettableClock clock;

    @Inject
    Database database;

    private Tenant tenant;

    @BeforeEach
    void openAnAccount() {
        tenant = Tenant.open("keys", "jobs:read");
    }

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void givesATokenForABasicClient() {
        Response answer = basic().formParam("grant_type", "client_credentials").post("/oauth/token");

        assertToken(answer, "jobs:read keys");
    }

    @Test
    void givesATokenForAClientInTheForm() {
        Response answer = given().formParam("grant_type", "client_credentials").formParam("client_id", tenant.keyId())
                .formParam("client_secret", tenant.secret()).formParam("unheard_of", "x").post("/oauth/token");

        assertToken(answer, "jobs:read keys");
    }

    @Test
    void givesATokenForAClientInJson() {
        Response answer = given().contentType(ContentType.JSON)
                .body(Map.of("grant_type", "client_credentials", "client_id", tenant.keyId(), "client_secret",
                        tenant.secret(), "unheard_of", "x"))
                .post("/oauth/token");

        assertToken(answer, "jobs:read keys");
    }

    @Test
    void writesDownSomeTokensOfAKeyInAnHour() {
        clock.set(Instant.parse("2027-01-01T00:10:00Z"));
        for (int i = 0; i < 62; i++) {
            basic().formParam("grant_type", "client_credentials").post("/oauth/token").then().statusCode(200);
        }
        clock.set(Instant.parse("2027-01-01T01:10:00Z"));

        basic().formParam("grant_type", "client_credentials").post("/oauth/token").then().statusCode(200);

        String entries = "select count(*) from audit_entry where actor = ? and action = 'token.issued'";
        assertThat(database.count(entries, tenant.keyId())).isEqualTo(61);
        assertThat(database.count(entries + " and details like '%\"passedOver\":\"2\"%'", tenant.keyId())).isOne();
    }

    @Test
    void givesATokenForLessThanTheKeyMayDo() {
        Response answer = basic().formParam("grant_type", "client_credentials").formParam("scope", "keys")
                .post("/oauth/token");

        assertToken(answer, "keys");
        bearer(answer.path("access_token")).get("/v1/keys").then().statusCode(200);
    }

    @Test
    void refusesATokenForMoreThanTheKeyMayDo() {
        Response answer = basic().formParam("grant_type", "client_credentials").formParam("scope", "keys jobs:write")
                .post("/oauth/token");

        assertRefused(answer, 400, "invalid_scope");
    }

    @Test
    void refusesAnUnknownClient() {
        Response basic = given().auth().preemptive().basic(tenant.keyId(), "wrong")
                .formParam("grant_type", "client_credentials").post("/oauth/token");
        Response form = given().formParam("grant_type", "client_credentials").formParam("client_id", tenant.keyId())
                .formParam("client_secret", "wrong").post("/oauth/token");
        Response none = given().formParam("grant_type", "client_credentials").post("/oauth/token");

        assertRefused(basic, 401, "invalid_client");
        assertThat(basic.header("WWW-Authenticate")).isEqualTo("Basic realm=\"pressroom\"");
        assertRefused(form, 401, "invalid_client");
        assertThat(form.header("WWW-Authenticate")).isNull();
        assertRefused(none, 401, "invalid_client");
    }

    @Test
    void refusesBasicThatIsNone() {
        Response answer = given().header("Authorization", "Basic ~~~").formParam("grant_type", "client_credentials")
                .post("/oauth/token");

        assertRefused(answer, 401, "invalid_client");
    }

    @Test
    void refusesOtherGrants() {
        Response password = basic().formParam("grant_type", "password").post("/oauth/token");
        Response none = basic().formParam("scope", "keys").post("/oauth/token");

        assertRefused(password, 400, "unsupported_grant_type");
        assertRefused(none, 400, "invalid_request");
    }

    @Test
    void refusesAClientThatShowsItsSecretTwice() {
        Response answer = basic().formParam("grant_type", "client_credentials")
                .formParam("client_secret", tenant.secret()).post("/oauth/token");

        assertRefused(answer, 400, "invalid_request");
    }

    @Test
    void refusesBodiesItCannotRead() {
        Response broken = given().contentType(ContentType.JSON).body("{").post("/oauth/token");
        Response empty = given().contentType(ContentType.JSON).post("/oauth/token");

        assertRefused(broken, 400, "invalid_request");
        assertThat(empty.statusCode()).isBetween(400, 422);
        assertThat(empty.<String>path("error")).isEqualTo("invalid_request");
    }

    @Test
    void givesTheOperatorNone() {
        String[] operator = ConfigProvider.getConfig().getValue("pressroom.operator-key", String.class).split("\\.");

        Response answer = given().auth().preemptive().basic(operator[0], operator[1])
                .formParam("grant_type", "client_credentials").post("/oauth/token");

        assertRefused(answer, 400, "unauthorized_client");
    }

    @Test
    void endsATokenAfterAnHour() {
        String token = tenant.token();
        clock.advance(Duration.ofMinutes(59));
        bearer(token).get("/v1/keys").then().statusCode(200);

        clock.advance(Duration.ofMinutes(2));

        bearer(token).get("/v1/keys").then().statusCode(401);
    }

    @Test
    void publishesTheKeyThatVerifiesItsTokens() throws Exception {
        var token = new JsonWebSignature();
        token.setCompactSerialization(tenant.token());

        Response published = given().get("/.well-known/jwks.json");

        published.then().statusCode(200);
        assertThat(published.asString()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
        var keys = new JsonWebKeySet(published.asString());
        token.setKey(keys.findJsonWebKey(token.getKeyIdHeaderValue(), "RSA", "sig", "RS256").getKey());
        assertThat(token.verifySignature()).isTrue();
    }

    @Test
    void tellsWhereTokensComeFrom() {
        Response metadata = given().get("/.well-known/oauth-authorization-server");

        metadata.then().statusCode(200);
        String issuer = metadata.path("issuer");
        assertThat(metadata.<String>path("token_endpoint")).isEqualTo(issuer + "/oauth/token");
        assertThat(metadata.<String>path("jwks_uri")).isEqualTo(issuer + "/.well-known/jwks.json");
        assertThat(metadata.<List<String>>path("grant_types_supported")).containsExactly("client_credentials");
        assertThat(metadata.<List<String>>path("scopes_supported")).contains("jobs:write").doesNotContain("operator");
    }

    private RequestSpecification basic() {
        return given().auth().preemptive().basic(tenant.keyId(), tenant.secret());
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static void assertToken(Response answer, String scope) {
        answer.then().statusCode(200).contentType(ContentType.JSON);
        assertThat(answer.<String>path("token_type")).isEqualTo("Bearer");
        assertThat(answer.<Integer>path("expires_in")).isEqualTo(3600);
        assertThat(answer.<String>path("scope")).isEqualTo(scope);
        assertThat(answer.<String>path("access_token").split("\\.")).hasSize(3);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private static void assertRefused(Response answer, int status, String error) {
        answer.then().statusCode(status).contentType(ContentType.JSON);
        assertThat(answer.<String>path("error")).isEqualTo(error);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
}
