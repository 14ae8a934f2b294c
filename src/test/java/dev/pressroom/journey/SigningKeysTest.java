package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;
import dev.pressroom.testing.pki.Identity;
import dev.pressroom.testing.pki.TestCa;

/** An account looks after the keys it signs with; nobody ever sees them again. */
@QuarkusTest
class SigningKeysTest {
    private static final Identity SEAL = new TestCa().signer("Seal");

    @Inject
    Database database;

    private Tenant tenant;

    @BeforeEach
    void openAnAccount() {
        tenant = Tenant.open();
    }

    @Test
    void storesAKeyAndShowsItsCertificate() {
        Response created = upload(body("company seal"));

        created.then().statusCode(201);
        String id = created.path("id");
        assertThat(id).startsWith("sgk_");
        assertThat(created.header("Location")).endsWith("/v1/signing-keys/" + id);
        Response shown = tenant.as().get("/v1/signing-keys/" + id);
        assertThat(shown.<String>path("name")).isEqualTo("company seal");
        assertThat(shown.<String>path("certificate.subject")).contains("CN=Seal");
        assertThat(shown.<Integer>path("certificate.keySize")).isEqualTo(2048);
        assertThat(shown.<Integer>path("certificate.chainLength")).isEqualTo(2);
        assertThat(Instant.parse(shown.path("certificate.validTo"))).isAfter(Instant.now());
        assertThat(shown.<Map<String, Object>>path("$")).containsOnlyKeys("id", "name", "certificate", "createdAt");
        assertThat(tenant.as().get("/v1/signing-keys").<List<String>>path("data.id")).containsExactly(id);
    }

    @Test
    void keepsTheKeySealed() {
        upload(body("seal")).then().statusCode(201);

        String stored = database.value("""
                select encode(s.sealed, 'hex') from signing_key_secret s join signing_key k on k.id = s.key_id
                where k.fingerprint is not null order by k.created_at desc limit 1""");

        byte[] key = SEAL.key().getEncoded();
        assertThat(stored).isNotNull().hasSizeGreaterThan(2 * key.length)
                .doesNotContain(hex(key, 0, 16), hex(key, 26, 24), hex(key, key.length - 24, 24))
                .doesNotContain(hex(SEAL.pkcs12(), 0, 8), hex(SEAL.chain().getLast().getSignature(), 0, 24))
                .doesNotContain(hex(Identity.PASSWORD.getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, 13));
    }

    @Test
    void pointsAtTheFieldThatIsWrong() {
        refused(body("a", "password", "wrong"), "#/password");
        refused(body("a", "pkcs12", "not base64!"), "#/pkcs12");
        refused(body("a", "pkcs12", Base64.getEncoder().encodeToString(new byte[]{1, 2, 3})), "#/pkcs12");
        refused(body("a", "alias", "nobody"), "#/alias");
        refused(body(" "), "#/name");
        refused(body("sgk_1"), "#/name");
        assertThat(tenant.as().get("/v1/signing-keys").<List<String>>path("data.id")).isEmpty();
    }

    @Test
    void repeatsNoSecretInARefusal() {
        Response answer = upload(body("a", "password", "s3cret-of-mine"));

        assertThat(answer.asString()).doesNotContain("s3cret-of-mine", SEAL.base64().substring(0, 40));
    }

    @Test
    void refusesAKeystoreThatIsTooLarge() {
        upload(body("big", "pkcs12", Base64.getEncoder().encodeToString(new byte[200_000]))).then().statusCode(413);
    }

    @Test
    void keepsNamesUniqueInAnAccount() {
        upload(body("seal")).then().statusCode(201);

        upload(body("seal")).then().statusCode(409);

        Tenant other = Tenant.open();
        other.as().contentType(ContentType.JSON).body(body("seal")).post("/v1/signing-keys").then().statusCode(201);
    }

    @Test
    void removesAKeyForGood() {
        String id = upload(body("seal")).path("id");

        tenant.as().delete("/v1/signing-keys/" + id).then().statusCode(204);

        tenant.as().get("/v1/signing-keys/" + id).then().statusCode(404);
        tenant.as().delete("/v1/signing-keys/" + id).then().statusCode(404);
        assertThat(database.count("select count(*) from signing_key_secret s where not exists"
                + " (select 1 from signing_key k where k.id = s.key_id)")).isZero();
        upload(body("seal")).then().statusCode(201);
    }

    @Test
    void asksForItsOwnScope() {
        Tenant signer = tenant.another("sign", "jobs:write", "keys");

        signer.as().get("/v1/signing-keys").then().statusCode(403);
        signer.as().contentType(ContentType.JSON).body(body("seal")).post("/v1/signing-keys").then().statusCode(403);
    }

    @Test
    void signsNothingThatItHasNoAuthorityFor() {
        String id = upload(body("seal")).path("id");

        for (String level : List.of("b-t", "b-lt")) {
            Response answer = tenant.as().contentType(ContentType.JSON).body(Map.of("html", "<p>x", "options",
                    Map.of("signature", Map.of("key", id, "level", level)))).post("/v1/jobs");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.<List<String>>path("errors.pointer")).containsExactly("#/options/signature/level");
            assertThat(answer.<String>path("detail")).contains("pressroom.signing.tsa-url");
        }
    }

    @Test
    void signsNoPreview() {
        String template = tenant.as().contentType(ContentType.JSON).body(Map.of("name", "a", "html", "<p>x"))
                .post("/v1/templates").then().statusCode(201).extract().path("id");

        Response answer = tenant.as().contentType(ContentType.JSON)
                .body(Map.of("options", Map.of("signature", Map.of("key", "seal"))))
                .post("/v1/templates/" + template + "/preview");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly("#/options/signature");
    }

    private void refused(Map<String, Object> body, String pointer) {
        Response answer = upload(body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly(pointer);
    }

    private Response upload(Map<String, Object> body) {
        return tenant.as().contentType(ContentType.JSON).body(body).post("/v1/signing-keys");
    }

    private static Map<String, Object> body(String name) {
        return Map.of("name", name, "pkcs12", SEAL.base64(), "password", Identity.PASSWORD);
    }

    private static Map<String, Object> body(String name, String field, String value) {
        var body = new HashMap<>(body(name));
        body.put(field, value);
        return body;
    }

    private static String hex(byte[] bytes, int from, int count) {
        return HexFormat.of().formatHex(bytes, from, from + count);
    }
}
