package dev.pressroom.journey;

import static dev.pressroom.testing.pki.SignatureAssert.assertSigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.PdfAssert;
import dev.pressroom.testing.SettableClock;
import dev.pressroom.testing.Tenant;
import dev.pressroom.testing.pki.Identity;
import dev.pressroom.testing.pki.SignatureAssert;
import dev.pressroom.testing.pki.TrustServer;
import eu.europa.esig.dss.enumerations.SignatureLevel;

/** From an uploaded keystore to a document whose signature a receiver believes. */
@QuarkusTest
@TestProfile(SigningTest.WithAuthorities.class)
class SigningTest {
    @Inject
    Database database;
    @Inject
    SettableClock clock;

    private Tenant tenant;
    private String keyId;

    public static final class WithAuthorities implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            TrustServer.start();
            return Map.of("pressroom.signing.tsa-url", "http://" + TrustServer.host() + "/tsa",
                    "pressroom.signing.revocation-hosts", TrustServer.host(), "pressroom.job.backoff", "50ms");
        }
    }

    @BeforeEach
    void uploadAKey() {
        tenant = Tenant.open();
        keyId = tenant.as().contentType(ContentType.JSON).body(Map.of("name", "company seal", "pkcs12",
                TrustServer.seal(), "password", Identity.PASSWORD)).post("/v1/signing-keys").then().statusCode(201)
                .extract().path("id");
    }

    @AfterEach
    void restore() {
        TrustServer.away(false);
        clock.reset();
    }

    @Test
    void signsAJobsDocument() throws Exception {
        Response job = done(tenant, Map.of("key", "company seal", "reason", "Issued", "visible",
                Map.of("page", -1, "x", "120mm", "y", "240mm", "width", "60mm", "height", "20mm")));

        assertThat(job.<Map<String, Integer>>path("report.phases")).containsKey("sign");
        byte[] pdf = pdf(job);
        verdict(pdf).isValid().isOfLevel(SignatureLevel.PAdES_BASELINE_B).isBy("ACME Invoices").isValidToPoppler();
        PdfAssert.assertThat(pdf).containsText("Invoice 7");
    }

    @Test
    void signsWithTimeAndProof() {
        byte[] stamped = pdf(done(tenant, Map.of("key", keyId, "level", "b-t")));
        byte[] proven = pdf(done(tenant, Map.of("key", keyId, "level", "b-lt")));

        verdict(stamped).isValid().isOfLevel(SignatureLevel.PAdES_BASELINE_T);
        verdict(proven).isValid().isOfLevel(SignatureLevel.PAdES_BASELINE_LT);
    }

    @Test
    void waitsForAnAuthorityThatIsAway() {
        TrustServer.away(true);
        String id = post(tenant, Map.of("key", keyId, "level", "b-t")).then().statusCode(202).extract().path("id");
        await().atMost(Duration.ofSeconds(30)).until(
                () -> tenant.as().get("/v1/jobs/" + id).<List<String>>path("failures.code").contains("UNAVAILABLE"));

        TrustServer.away(false);

        Response job = ended(tenant, id);
        assertThat(job.<String>path("state")).as(job.asString()).isEqualTo("SUCCEEDED");
        verdict(pdf(job)).isValid().isOfLevel(SignatureLevel.PAdES_BASELINE_T);
        assertThat(job.<List<String>>path("failures.message")).allMatch(text -> text.contains("authority"));
    }

    @Test
    void keepsTheKeyOutOfTheJob() {
        Response job = done(tenant, Map.of("key", "company seal"));

        String options = String.valueOf(database.value("select j::text || coalesce(p::text, '') from job j"
                + " left join job_payload p on p.job_id = j.id where j.account_id = (select account_id from signing_key"
                + " where id = ?)", uuid(keyId)));

        assertThat(options).contains(uuid(keyId).toString()).doesNotContain("privateKey", "company seal");
        assertThat(job.asString()).doesNotContain("privateKey", keyId);
    }

    @Test
    void asksForTheScope() {
        Tenant other = tenant.another("jobs:write", "jobs:read");

        Response answer = post(other, Map.of("key", keyId));

        answer.then().statusCode(403);
        assertThat(answer.<String>path("detail")).contains("'sign'");
    }

    @Test
    void knowsOnlyTheAccountsOwnKeys() {
        Tenant stranger = Tenant.open();

        refused(post(stranger, Map.of("key", keyId)), "#/options/signature/key");
        refused(post(stranger, Map.of("key", "company seal")), "#/options/signature/key");
    }

    @Test
    void pointsAtWhatIsWrong() {
        refused(post(tenant, Map.of()), "#/options/signature/key");
        refused(post(tenant, Map.of("key", keyId, "level", "b-x")), "#/options/signature/level");
        refused(post(tenant, Map.of("key", keyId, "field", "a.b")), "#/options/signature/field");
        refused(post(tenant, Map.of("key", keyId, "reason", "a\nb")), "#/options/signature/reason");
        refused(post(tenant, box("1mm", "none.png")), "#/options/signature/visible/width");
        refused(post(tenant, box("50mm", "none.png")), "#/options/signature/visible/image");
        clock.advance(Duration.ofDays(1000));
        refused(post(tenant, Map.of("key", keyId)), "#/options/signature/key");
    }

    @Test
    void failsWhereTheKeyWasRemovedMeanwhile() {
        TrustServer.away(true); // so that no attempt that has the key already can succeed
        String id = post(tenant, Map.of("key", keyId, "level", "b-t")).path("id");
        tenant.as().delete("/v1/signing-keys/" + keyId).then().statusCode(204);

        Response job = ended(tenant, id);

        assertThat(job.<String>path("error.code")).isEqualTo("SIGNATURE_FAILED");
        assertThat(job.<String>path("error.message")).contains("has been removed");
    }

    private static Map<String, Object> signatureWith(String key, Map<String, Object> visible) {
        return Map.of("key", key, "visible", visible);
    }

    private Map<String, Object> box(String width, String image) {
        return signatureWith(keyId, Map.of("x", "0", "y", "0", "width", width, "height", "20mm", "image", image));
    }

    private static void refused(Response answer, String pointer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly(pointer);
    }

    private static Response done(Tenant tenant, Map<String, Object> signature) {
        Response job = ended(tenant, post(tenant, signature).then().statusCode(202).extract().path("id"));
        assertThat(job.<String>path("state")).as(job.asString()).isEqualTo("SUCCEEDED");
        return job;
    }

    private static Response ended(Tenant tenant, String id) {
        return tenant.as().header("Prefer", "wait=60").get("/v1/jobs/" + id);
    }

    private static Response post(Tenant tenant, Map<String, Object> signature) {
        return tenant.as().contentType(ContentType.JSON)
                .body(Map.of("html", "<title>I</title><h1>Invoice {number}</h1>",
                        "data", Map.of("number", 7), "options", Map.of("signature", signature)))
                .post("/v1/jobs");
    }

    private byte[] pdf(Response job) {
        return tenant.as().get("/v1/jobs/" + job.path("id") + "/pdf").then().statusCode(200).extract().asByteArray();
    }

    private static SignatureAssert verdict(byte[] pdf) {
        return assertSigned(pdf, TrustServer.root(), TrustServer.revocationList());
    }

    private static java.util.UUID uuid(String id) {
        return java.util.UUID
                .fromString(id.substring(4).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
