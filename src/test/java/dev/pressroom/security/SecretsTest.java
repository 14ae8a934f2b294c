package dev.pressroom.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;

/** Bodies, keys and secrets at our doors and in our tables. */
@QuarkusTest
class SecretsTest {
    @Inject
    Database database;

    private Tenant tenant;

    @BeforeEach
    void open() {
        tenant = Tenant.open();
    }

    @Test
    void packedBodiesAreNotUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"html\":\"<p>x\"}".getBytes());
        }

        int status = tenant.as().header("Content-Encoding", "gzip").header("Content-Type", "application/json")
                .body(packed.toByteArray()).post("/v1/jobs").statusCode();

        assertThat(status).isIn(400, 415);
    }

    @Test
    void jsonThatIsTooDeepOrHasEndlessNumbersIsRefused() {
        for (String data : List.of("{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                "{\"a\":" + "9".repeat(5_000) + "}")) {
            tenant.as().contentType(ContentType.JSON).body("{\"html\":\"x\",\"data\":" + data + "}").post("/v1/jobs")
                    .then().statusCode(400).body("code", equalTo("malformed"));
        }
    }

    @Test
    void largeFontsAreRefusedAtUpload() {
        var font = new byte[10 * 1024 * 1024 + 1];
        font[1] = 1;

        tenant.as().contentType("font/ttf").body(font).put("/v1/assets/a.ttf").then().statusCode(413);
    }

    @Test
    void keysAreShownOnceAndStoredAsHashes() {
        String row = String.valueOf(database.value("select encode(secret_hash, 'hex') || ' ' || row_to_json(k)::text"
                + " from api_key k where account_id::text = ?", uuid(tenant.accountId())));

        assertThat(row).doesNotContain(tenant.secret());
        assertThat(row.split(" ")[0]).hasSize(64);
        assertThat(tenant.as().get("/v1/keys/" + tenant.keyId()).asString()).doesNotContain(tenant.secret())
                .contains(tenant.keyId(), "scopes", "createdAt");
    }

    @Test
    void keysEndWhenTheyAreRevokedAndOverlapUntilThen() {
        Tenant next = tenant.another("keys");
        next.as().get("/v1/keys").then().statusCode(200);
        tenant.as().get("/v1/keys").then().statusCode(200);

        next.as().delete("/v1/keys/" + tenant.keyId()).then().statusCode(204);

        tenant.as().get("/v1/keys").then().statusCode(401);
        next.as().get("/v1/keys").then().statusCode(200);
    }

    @Test
    void secretsThatAreReadAgainAreSealed() {
        String id = tenant.as().contentType(ContentType.JSON).body(Map.of("html", "x", "options",
                Map.of("encryption", Map.of("userPassword", "Zwiebelkuchen-4711")))).post("/v1/jobs").then()
                .statusCode(202).body("id", notNullValue()).extract().path("id");

        assertThat(database.value("select finish || options::text from job j join job_payload p on p.job_id = j.id"
                + " where j.id::text = ?", uuid(id))).isNotNull().doesNotContain("Zwiebelkuchen");
    }

    @Test
    void nobodyIsToldWhetherAKeyExists() {
        String unknown = given().header("x-api-key", "pk_0199aaaabbbb7ccc8dddeeeeffff0001.secret").get("/v1/keys")
                .asString();
        String wrong = given().header("x-api-key", tenant.keyId() + ".secret").get("/v1/keys").asString();

        assertThat(wrong).isEqualTo(unknown);
    }

    private static String uuid(String id) {
        return id.substring(id.indexOf('_') + 1).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
