package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import dev.pressroom.testing.SettableClock;
import dev.pressroom.testing.Tenant;

/** An account looks after its own keys, and sees no other's. */
@QuarkusTest
class KeysTest {
    @Inject
    SettableClock clock;

    private Tenant tenant;

    @BeforeEach
    void openAnAccount() {
        tenant = Tenant.open();
    }

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void showsANewKeysSecretOnce() {
        Response created = create("{\"name\":\"build\",\"scopes\":[\"jobs:read\"]}");

        created.then().statusCode(201);
        String id = created.path("id");
        String secret = created.path("secret");
        assertThat(created.<String>path("key")).isEqualTo(id + "." + secret);
        assertThat(created.header("Location")).endsWith("/v1/keys/" + id);
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        assertThat(tenant.as().get("/v1/keys/" + id).asString()).contains(id).doesNotContain(secret);
        assertThat(tenant.as().get("/v1/keys").asString()).contains(id).doesNotContain(secret, tenant.secret());
    }

    @Test
    void tellsWhatAKeyMayDo() {
        String id = create("{\"name\":\"build\",\"scopes\":[\"jobs:write\",\"jobs:read\"]}").path("id");

        Response key = tenant.as().get("/v1/keys/" + id);

        key.then().statusCode(200);
        assertThat(key.<String>path("name")).isEqualTo("build");
        assertThat(key.<List<String>>path("scopes")).containsExactly("jobs:read", "jobs:write");
        assertThat(Instant.parse(key.path("createdAt"))).isBeforeOrEqualTo(Instant.now());
        assertThat(key.<Map<String, Object>>path("$")).doesNotContainKeys("revokedAt", "expiresAt", "accountId");
    }

    @Test
    void handsOnNoScopeThatItLacks() {
        Tenant small = tenant.another("keys", "jobs:read");

        Response answer = small.as().contentType(ContentType.JSON)
                .body("{\"name\":\"x\",\"scopes\":[\"jobs:read\",\"jobs:write\"]}").post("/v1/keys");

        assertInvalid(answer, "#/scopes/1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"scopes":["keys"]}                                                | #/name
            {"name":" ","scopes":["keys"]}                                     | #/name
            {"name":"a\\u0000b","scopes":["keys"]}                             | #/name
            {"name":7,"scopes":["keys"]}                                       | #/name
            {"name":"x"}                                                       | #/scopes
            {"name":"x","scopes":[]}                                           | #/scopes
            {"name":"x","scopes":"keys"}                                       | #/scopes
            {"name":"x","scopes":["keys",null]}                                | #/scopes/1
            {"name":"x","scopes":["operator"]}                                 | #/scopes/0
            {"name":"x","scopes":["*"]}                                        | #/scopes/0
            {"name":"x","scopes":["keys"],"expiresAt":"2020-01-01T00:00:00Z"}  | #/expiresAt
            {"name":"x","scopes":["keys"],"expiresAt":"soon"}                  | #/expiresAt
            {"name":"x","scopes":["keys"],"accountId":"acc_1"}                 | #/accountId
            {"name":"x","scopes":["keys"],"secret":"mine"}                     | #/secret
            """)
    void pointsAtTheFieldThatIsWrong(String body, String pointer) {
        Response answer = create(body);

        assertInvalid(answer, pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "nonsense", "{\"name\":\"x\",}"})
    void refusesWhatIsNotJson(String body) {
        Response answer = create(body);

        answer.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void listsNewestFirstAndPageByPage() {
        String second = create("{\"name\":\"2\",\"scopes\":[\"keys\"]}").path("id");
        String third = create("{\"name\":\"3\",\"scopes\":[\"keys\"]}").path("id");

        Response first = tenant.as().get("/v1/keys?limit=2");
        Response older = tenant.as().get("/v1/keys?limit=2&starting_after=" + second);
        Response newer = tenant.as().get("/v1/keys?limit=2&ending_before=" + tenant.keyId());

        assertThat(first.<List<String>>path("data.id")).containsExactly(third, second);
        assertThat(first.<Boolean>path("has_more")).isTrue();
        assertThat(first.<String>path("object")).isEqualTo("list");
        assertThat(first.<String>path("url")).isEqualTo("/v1/keys");
        assertThat(older.<List<String>>path("data.id")).containsExactly(tenant.keyId());
        assertThat(older.<Boolean>path("has_more")).isFalse();
        assertThat(newer.<List<String>>path("data.id")).containsExactly(third, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "starting_after=pk_1", "ending_before=job_1"})
    void refusesAPageThatIsNone(String query) {
        Response answer = tenant.as().get("/v1/keys?" + query);

        answer.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void revokesOnceAndForAll() {
        Tenant other = tenant.another("keys");

        tenant.as().delete("/v1/keys/" + other.keyId()).then().statusCode(204);

        String revokedAt = tenant.as().get("/v1/keys/" + other.keyId()).path("revokedAt");
        assertThat(revokedAt).isNotNull();
        tenant.as().delete("/v1/keys/" + other.keyId()).then().statusCode(204);
        assertThat(tenant.as().get("/v1/keys/" + other.keyId()).<String>path("revokedAt")).isEqualTo(revokedAt);
    }

    @Test
    void letsAKeyGoWhenItsTimeIsOver() {
        Response created = create("{\"name\":\"brief\",\"scopes\":[\"keys\"],\"expiresAt\":\""
                + Instant.now().plusSeconds(600) + "\"}");
        var brief = new Tenant(tenant.accountId(), created.path("id"), created.path("secret"));
        brief.as().get("/v1/keys").then().statusCode(200);

        clock.advance(Duration.ofSeconds(601));

        brief.as().get("/v1/keys").then().statusCode(401);
    }

    @Test
    void knowsNoOtherAccountsKey() {
        Tenant stranger = Tenant.open();

        Response read = stranger.as().get("/v1/keys/" + tenant.keyId());
        Response revoked = stranger.as().delete("/v1/keys/" + tenant.keyId());

        read.then().statusCode(404).contentType("application/problem+json");
        revoked.then().statusCode(404).contentType("application/problem+json");
        assertThat(stranger.as().get("/v1/keys").asString()).doesNotContain(tenant.keyId());
        tenant.as().get("/v1/keys").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pk_0199aaaabbbb7ccc8dddeeeeffff0001", "pk_1", "1", "operator",
            "acc_0199aaaabbbb7ccc8dddeeeeffff0001"})
    void knowsNoKeyThatIsNone(String id) {
        Response answer = tenant.as().get("/v1/keys/" + id);

        answer.then().statusCode(404).contentType("application/problem+json");
    }

    private Response create(String body) {
        return tenant.as().contentType(ContentType.JSON).body(body).post("/v1/keys");
    }

    private static void assertInvalid(Response answer, String pointer) {
        answer.then().statusCode(422).contentType("application/problem+json");
        assertThat(answer.<List<String>>path("errors.pointer")).contains(pointer);
    }
}
