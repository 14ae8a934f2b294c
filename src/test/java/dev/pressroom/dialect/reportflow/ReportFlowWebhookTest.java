package dev.pressroom.dialect.reportflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;

import dev.pressroom.testing.BriskWebhooks;
import dev.pressroom.testing.PdfAssert;
import dev.pressroom.testing.Receiver;
import dev.pressroom.testing.Tenant;

/** What a workspace's webhook hears, and what a workspace can choose. */
@QuarkusTest
@TestProfile(BriskWebhooks.class)
class ReportFlowWebhookTest {
    private static final String SECRET = "whsec_" + "A".repeat(43) + "=";
    private static final String SETTINGS = "/v1/doors/reportflow/settings";

    private final Receiver receiver = new Receiver();
    private Workspace own = new Workspace(new Tenant("", "", ""), "");
    private String design = "";

    @BeforeEach
    void openAWorkspace() {
        Tenant tenant = Tenant.open();
        own = new Workspace(tenant, Workspace.uuid(tenant.accountId()).toString());
        design = Workspace.design(tenant, "<p>Dear {customerName}{#for turn in turns}{turn}{/for}</p>");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Response choose(Map<String, ?> settings) {
        return own.tenant().as().contentType(ContentType.JSON).body(Map.of("settings", settings)).put(SETTINGS);
    }

    private Response post(RequestSpecification caller, String path, String... contents) {
        String all = String.join(",", contents);
        return caller.body("{\"designId\":\"" + design + "\",\"version\":1,"
                + (path.endsWith("single") ? "\"content\":" + all : "\"contents\":[" + all + "]") + "}")
                .post("/v1/file/" + path);
    }

    private static String content(String name, String more) {
        return "{\"fileName\":\"" + name + "\",\"params\":{\"customerName\":\"John Doe\"}" + more + "}";
    }

    private JsonObject heard(int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> receiver.heard().size() >= count);
        return receiver.heard().get(count - 1).json();
    }

    @Test
    void tellsWhatTheDocumentationShows() {
        choose(Map.of("webhook", Map.of("url", receiver.url(), "secret", SECRET))).then().statusCode(200);

        Response made = post(own.call(), "async/single", content("invoice.pdf", ""));

        JsonObject news = heard(1);
        String url = made.path("url");
        assertThat(news.fieldNames()).containsExactly("event", "timestamp", "workspaceId", "designId", "version",
                "files");
        assertThat(news.getString("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        news.remove("timestamp");
        assertThat(news.encode()).isEqualTo("{\"event\":\"file.completed\",\"workspaceId\":\"" + own.id()
                + "\",\"designId\":\"" + design + "\",\"version\":1,\"files\":[{\"fileId\":\"" + made.path("fileId")
                + "\",\"uuid\":\"" + url.substring(url.lastIndexOf('/') + 1)
                + "\",\"fileName\":\"invoice.pdf\",\"params\":{\"customerName\":\"John Doe\"}}]}");
        assertThat(receiver.heard().getFirst().signatures()).hasSize(1);
        var file = news.getJsonArray("files").getJsonObject(0);
        byte[] pdf = own.call().get("/v1/file/download/" + file.getString("uuid") + "/" + file.getString("fileId"))
                .then().statusCode(200).header("File-ID", file.getString("fileId")).extract().asByteArray();
        PdfAssert.assertThat(pdf).containsText("Dear John Doe");
    }

    @Test
    void tellsTheLaterGenerationInItsWords() {
        choose(Map.of("webhook", Map.of("url", receiver.url()))).then().statusCode(200);

        Response made = post(own.later(), "async/single", content("a", ",\"passthrough\":{\"pageId\":\"abc\"}"));

        JsonObject news = heard(1);
        assertThat(news.fieldNames()).containsExactly("event", "timestamp", "workspaceId", "requestId", "designId",
                "version", "files");
        assertThat(news.getString("requestId")).isEqualTo(made.path("requestId"));
        assertThat(news.getJsonArray("files").encode()).isEqualTo("[{\"fileId\":\"" + made.path("files[0].fileId")
                + "\",\"fileName\":\"a.pdf\",\"passthrough\":{\"pageId\":\"abc\"},\"share\":{\"shareType\":\"workspace\","
                + "\"passcodeEnabled\":false}}]");
        assertThat(receiver.heard().getFirst().signatures()).isEmpty();
    }

    @Test
    void tellsOfManyOnceAndOfThoseThatWaitToo() {
        choose(Map.of("webhook", Map.of("url", receiver.url()), "params", false)).then().statusCode(200);

        Response made = post(own.call(), "sync/multiple", content("a", ""), content("b", ""));

        made.then().statusCode(200);
        var files = heard(1).getJsonArray("files");
        assertThat(files).hasSize(2);
        assertThat(files.getJsonObject(1).fieldNames()).containsExactly("fileId", "uuid", "fileName");
        assertThat(files.getJsonObject(0).getString("uuid")).isEqualTo(files.getJsonObject(1).getString("uuid"));
        post(own.call(), "sync/single", content("c", "")).then().statusCode(200);
        assertThat(heard(2).getJsonArray("files").getJsonObject(0).getString("fileName")).isEqualTo("c.pdf");
        assertThat(receiver.heard()).hasSize(2);
    }

    @Test
    void tellsOfFailuresOnlyWhereAsked() {
        choose(Map.of("webhook", Map.of("url", receiver.url()))).then().statusCode(200);
        String broken = "{\"fileName\":\"a\",\"params\":{\"turns\":99999}}";
        post(own.call(), "sync/single", broken).then().statusCode(500);
        post(own.call(), "sync/multiple", broken, content("b", "")).then().statusCode(500);

        choose(Map.of("webhook", Map.of("url", receiver.url()), "failures", true)).then().statusCode(200);
        post(own.call(), "sync/single", broken).then().statusCode(500);
        JsonObject one = heard(1);
        post(own.call(), "sync/multiple", broken, content("b", "")).then().statusCode(500);
        JsonObject many = heard(2);

        assertThat(one.getString("event")).isEqualTo("file.failed");
        assertThat(one.getJsonArray("files").getJsonObject(0).getString("error")).startsWith("TEMPLATE_ERROR: ");
        assertThat(many.getString("event")).isEqualTo("file.failed");
        assertThat(many.getJsonArray("files").getJsonObject(0).containsKey("error")).isTrue();
        assertThat(many.getJsonArray("files").getJsonObject(1).containsKey("error")).isFalse();
        assertThat(receiver.heard()).hasSize(2);
    }

    @Test
    void keepsWhatIsChosenAndHidesTheSecret() {
        choose(Map.of("webhook", Map.of("url", receiver.url(), "secret", SECRET), "params", false)).then()
                .statusCode(200).body("settings.webhook.url", equalTo(receiver.url()))
                .body("settings.webhook.secret", nullValue()).body("settings.params", equalTo(false))
                .body("settings.failures", equalTo(false));

        choose(Map.of("webhook", Map.of("url", "http://10.0.0.1/x"))).then().statusCode(422).body("errors[0].pointer",
                equalTo("#/settings/webhook/url"));
        choose(Map.of("webhook", Map.of("secret", "x"))).then().statusCode(422).body("errors[0].pointer",
                equalTo("#/settings/webhook/url"));
        choose(Map.of("webhook", Map.of("url", receiver.url(), "secret", "x"))).then().statusCode(422)
                .body("errors[0].pointer", equalTo("#/settings/webhook/secret"));
        choose(Map.of("webhook", "x")).then().statusCode(422).body("errors[0].pointer",
                equalTo("#/settings/webhook"));
        choose(Map.of("params", 1)).then().statusCode(422).body("errors[0].pointer", equalTo("#/settings/params"));
        choose(Map.of("other", 1)).then().statusCode(422).body("errors[0].pointer", equalTo("#/settings"));
        own.tenant().as().get(SETTINGS).then().statusCode(200).body("settings.webhook.url",
                equalTo(receiver.url()));
    }
}
