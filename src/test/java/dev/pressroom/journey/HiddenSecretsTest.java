package dev.pressroom.journey;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

import dev.pressroom.testing.Tenant;
import dev.pressroom.testing.pki.Identity;
import dev.pressroom.testing.pki.TestCa;

/** Secrets, keys and tokens pass through and leave no trace in the log, at its most talkative too. */
@QuarkusTest
class HiddenSecretsTest {
    private static final List<String> TALKATIVE = List.of("dev.pressroom", "io.quarkus.security",
            "io.quarkus.vertx.http",
            "org.hibernate.SQL", "org.jboss.resteasy.reactive");

    private final Logger root = Logger.getLogger("");
    private final Listening listening = new Listening();

    @BeforeEach
    void listen() {
        TALKATIVE.forEach(name -> Logger.getLogger(name).setLevel(Level.ALL));
        root.addHandler(listening);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(listening);
        TALKATIVE.forEach(name -> Logger.getLogger(name).setLevel(null));
    }

    @Test
    void keepsSecretsOutOfTheLog() {
        Tenant tenant = Tenant.open();
        Tenant other = Tenant.open();
        String token = tenant.token();
        given().header("Authorization", "Bearer " + token).get("/v1/keys").then().statusCode(200);
        given().header("Authorization", "Bearer " + token + "x").get("/v1/keys").then().statusCode(401);
        given().header("x-api-key", tenant.keyId() + "." + other.secret()).get("/v1/keys").then().statusCode(401);
        given().contentType(ContentType.JSON).body("{\"client_secret\":\"" + tenant.secret() + "\",}")
                .post("/oauth/token").then().statusCode(400);
        tenant.as().contentType(ContentType.JSON).body("{\"secret\":\"" + tenant.secret() + "\"}").post("/v1/keys")
                .then().statusCode(422);
        for (Object password : List.of("Zwiebelkuchen-4711", List.of("Zwiebelkuchen-4711"))) {
            tenant.as().contentType(ContentType.JSON).header("Prefer", "wait=60")
                    .body(Map.of("html", "<p>x", "options", Map.of("encryption", Map.of("userPassword", password))))
                    .post("/v1/jobs").then().body(not(containsString("Zwiebelkuchen")));
        }

        String log = String.join("\n", listening.lines);

        assertThat(log).contains("key refused");
        assertThat(log).doesNotContain("Zwiebelkuchen", tenant.secret(), other.secret(), token, operatorSecret());
    }

    @Test
    void keepsSigningKeysOutOfTheLog() {
        Tenant tenant = Tenant.open();
        Identity seal = new TestCa().signer("Seal");
        var key = new HashMap<String, Object>(
                Map.of("name", "seal", "pkcs12", seal.base64(), "password", Identity.PASSWORD));
        tenant.as().contentType(ContentType.JSON).body(key).post("/v1/signing-keys").then().statusCode(201);
        key.put("password", "not " + Identity.PASSWORD);
        tenant.as().contentType(ContentType.JSON).body(key).post("/v1/signing-keys").then().statusCode(422);
        tenant.as().contentType(ContentType.JSON).header("Prefer", "wait=60")
                .body(Map.of("html", "<p>x", "options", Map.of("signature", Map.of("key", "seal")))).post("/v1/jobs")
                .then().statusCode(200);

        String log = String.join("\n", listening.lines);

        byte[] secret = seal.key().getEncoded();
        assertThat(log).contains("signing key taken out");
        assertThat(log).doesNotContain(Identity.PASSWORD, seal.base64().substring(0, 60),
                Base64.getEncoder().encodeToString(secret).substring(40, 100),
                HexFormat.of().formatHex(secret, 40, 70),
                Arrays.toString(Arrays.copyOfRange(secret, 40, 70)).substring(1, 60));
    }

    @Test
    void keepsWebhookSecretsAndUrlsOutOfTheLog() {
        Tenant tenant = Tenant.open();
        var webhook = Map.of("url", "http://127.0.0.1:9/hook?token=Zwiebelkuchen");
        String first = tenant.as().contentType(ContentType.JSON).body(webhook).post("/v1/webhooks").path("secret");
        String id = tenant.as().get("/v1/webhooks").path("data[0].id");
        String second = tenant.as().post("/v1/webhooks/" + id + "/rotate").path("secret");
        String own = "whsec_" + Base64.getEncoder().encodeToString("a secret of this job's own".getBytes(UTF_8));
        var brought = new HashMap<String, Object>(webhook);
        for (String secret : List.of(own, own.substring(0, 20))) {
            brought.put("secret", secret);
            tenant.as().contentType(ContentType.JSON).header("Prefer", "wait=60")
                    .body(Map.of("html", "<p>x", "webhook", brought)).post("/v1/jobs").then()
                    .body(not(containsString(secret)));
        }

        String log = String.join("\n", listening.lines);

        assertThat(log).contains("into delivery").doesNotContain("Zwiebelkuchen", first.substring(6),
                second.substring(6), own.substring(6), own.substring(6, 20));
    }

    private static String operatorSecret() {
        return ConfigProvider.getConfig().getValue("pressroom.operator-key", String.class).split("\\.")[1];
    }

    private static final class Listening extends Handler {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        Listening() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getLoggerName() + " " + ExtLogRecord.wrap(entry).getFormattedMessage());
            for (@Nullable
            Throwable thrown = entry.getThrown(); thrown != null; thrown = thrown.getCause()) {
                lines.add(String.valueOf(thrown));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
