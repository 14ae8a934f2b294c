package dev.pressroom.dialect.reportflow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.Exchange;
import dev.pressroom.testing.PdfAssert;
import dev.pressroom.testing.Tenant;

/** ReportFlow's API as its pages and its contract show it, answer by answer. */
@QuarkusTest
@TestProfile(ReportFlowExchangesTest.Domain.class)
class ReportFlowExchangesTest {
    public static final class Domain implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("pressroom.public-url", "https://re-port-flow.com",
                    "pressroom.dialects.reportflow.base-domain", "re-port-flow.com",
                    "pressroom.dialects.reportflow.requests", "100000", "pressroom.dialects.reportflow.sync-requests",
                    "100000", "pressroom.dialects.reportflow.async-requests", "100000");
        }
    }

    private static final Map<String, String> WORDS = new HashMap<>();

    @Inject
    Database database;

    static Stream<Exchange> errors() {
        return Exchange.read("dialects/reportflow/errors.json");
    }

    @BeforeEach
    void furnishOnce() {
        if (WORDS.isEmpty()) {
            furnish(Workspace.open(database));
        }
    }

    private void furnish(Workspace own) {
        String operator = ConfigProvider.getConfig().getValue("pressroom.operator-key", String.class);
        Tenant narrow = own.tenant().another("templates:read");
        Tenant other = Tenant.open();
        WORDS.putAll(Map.of("APP", own.tenant().keyId(), "SEC", own.tenant().secret(), "WS", own.id(), "OTHER",
                Workspace.uuid(other.accountId()).toString(), "B_APP", other.keyId(), "B_SEC", other.secret(),
                "OTHER_DESIGN", Workspace.design(other, "x"), "NARROW", narrow.keyId(), "NARROW_SECRET",
                narrow.secret(), "TOKEN", own.tenant().token()));
        WORDS.putAll(Map.of("OPERATOR_ID", operator.split("\\.")[0], "OPERATOR_SECRET", operator.split("\\.")[1],
                "DEEP", "{\"a\":".repeat(64) + "{}" + "}".repeat(64), "ITEMS_501", items(501), "ITEMS_101",
                items(101)));
        note(WORDS, "", made(own, "{\"customerName\":\"A\",\"invoiceNumber\":1,\"amount\":2}", 200));
        note(WORDS, "EXPIRED_", made(own, "{\"customerName\":\"A\",\"invoiceNumber\":1,\"amount\":2}", 200));
        note(WORDS, "FAILED_", made(own, "{\"turns\":99999}", 404));
        assertThat(database.run("update job set state = 'EXPIRED', document_key = null, expired_at = now()"
                + " where id = ? and state = 'SUCCEEDED'", Workspace.uuid(String.valueOf(WORDS.get("EXPIRED_FILE")))))
                .isOne();
    }

    private static String items(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{\"fileName\":\"f" + i + "\",\"params\":{}}")
                .collect(Collectors.joining(","));
    }

    /** What a request was told, once its address answers so. */
    private static Response made(Workspace own, String params, int status) {
        Response made = own.call().body("{\"designId\":\"" + Workspace.DESIGN
                + "\",\"version\":1,\"content\":{\"fileName\":\"x\",\"params\":" + params + "}}")
                .post("/v1/file/async/single");
        made.then().statusCode(202);
        // Jobs of other tests may stand in line before it for longer than an address waits.
        await().atMost(Duration.ofMinutes(3)).until(() -> !given().get(path(made.path("url"))).asString()
                .contains("File is not ready"));
        given().get(path(made.path("url"))).then().statusCode(status);
        return made;
    }

    private static String path(String url) {
        return url.replaceFirst("https://[^/]*", "");
    }

    private static void note(Map<String, String> words, String prefix, Response answer) {
        String url = String.valueOf(answer.header("File-URL") == null
                ? answer.<String>path("url")
                : answer.header("File-URL"));
        words.put(prefix + "PATH", path(url));
        words.put(prefix + "UUID", url.substring(url.lastIndexOf('/') + 1));
        if (answer.statusCode() == 202 && answer.path("fileId") != null) {
            String file = answer.path("fileId");
            words.put(prefix + "FILE", file);
            words.put(prefix + "FILE_UUID", Workspace.uuid(file).toString());
        }
        if (answer.statusCode() == 202 && answer.path("files") != null) {
            List<String> files = answer.path("files.fileId");
            IntStream.range(0, files.size()).forEach(i -> words.put("FILE_" + i, files.get(i)));
        }
    }

    @Test
    void answersAsThePageShows() throws IOException {
        var words = new HashMap<>(WORDS);
        var bodies = new LinkedHashMap<String, byte[]>();

        Exchange.read("dialects/reportflow/exchanges.json").forEach(exchange -> {
            Response answer = exchange.send(words);
            exchange.check(answer, words);
            if (answer.statusCode() == 202 || answer.header("File-URL") != null) {
                note(words, "", answer);
            }
            bodies.put(exchange.name(), answer.asByteArray());
        });

        PdfAssert.assertThat(bodies.getOrDefault("RF-2 fetch without credentials", new byte[0]))
                .containsText("Invoice INV-2024-001 for John Doe: 10000");
        assertThat(bodies.get("RF-2 headers alone")).isEmpty();
        assertThat(names(bodies, "RF-8 its ZIP")).containsExactly("invoice_001.pdf", "invoice_002.pdf");
        assertThat(names(bodies, "RF-9 sync multiple")).containsExactly("100-請求書.pdf", "b.pdf");
        assertThat(names(bodies, "ZIP of a single request")).containsExactly("invoice.pdf");
        assertThat(names(bodies, "RF-11 its ZIP")).containsExactly("Invoice.pdf");
        assertThat(Arrays.equals(bodies.get("RF-9 sync"), bodies.get("RF-9 its address"))).isTrue();
    }

    private static List<String> names(Map<String, byte[]> bodies, String exchange) throws IOException {
        byte[] zip = Objects.requireNonNull(bodies.get(exchange));
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            var names = new ArrayList<String>();
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                PdfAssert.assertThat(entries.readAllBytes()).hasPages(1);
                names.add(entry.getName());
            }
            return names;
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void refusesAsTheContractSays(Exchange exchange) {
        Response answer = exchange.send(WORDS);

        exchange.check(answer, new HashMap<>(WORDS));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void closesFilesWithTheirAccount() {
        Tenant tenant = Tenant.open();
        var closing = new Workspace(tenant, Workspace.uuid(tenant.accountId()).toString());
        String path = path(closing.call().body("{\"designId\":\"" + Workspace.design(tenant, "x")
                + "\",\"version\":1,\"content\":{\"fileName\":\"x\",\"params\":{}}}").post("/v1/file/async/single")
                .path("url"));
        given().get(path).then().statusCode(200);

        Tenant.operator().delete("/v1/accounts/" + tenant.accountId()).then().statusCode(204);

        given().get(path).then().statusCode(404);
        given().head(path).then().statusCode(404);
    }

    @Test
    void describesItselfApartFromOurApi() {
        assertThat(given().get("/openapi/reportflow").<Map<String, ?>>path("paths")).containsOnlyKeys(
                "/v1/file/async/single", "/v1/file/async/multiple", "/v1/file/sync/single", "/v1/file/sync/multiple",
                "/v1/file/design/parameter/{designId}", "/v1/file/designs", "/v1/file/download/{uuid}",
                "/v1/file/download/{uuid}/{fileId}", "/{workspaceId}/design/{designId}/files/{uuid}");
        assertThat(given().get("/openapi?format=json").<Map<String, ?>>path("paths").keySet())
                .noneMatch(path -> path.contains("/file/") || path.contains("/files/"));
    }

    @Test
    void makesTwoFilesOfTwoEqualRequests() {
        var own = Workspace.open(database);
        String params = "{\"customerName\":\"A\",\"invoiceNumber\":1,\"amount\":2}";

        assertThat(made(own, params, 200).<String>path("fileId")).isNotEqualTo(made(own, params, 200).path("fileId"));
        assertThat(UUID.fromString(String.valueOf(WORDS.get("UUID"))))
                .isNotEqualTo(Workspace.uuid(String.valueOf(WORDS.get("FILE"))));
    }
}
