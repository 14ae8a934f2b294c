package dev.pressroom.dialect.webadmit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.Tenant;

/**
 * An account with identities 42 and 43. Of 42: template 2 on the list "Offer Accepted", 3 on an empty one, 4 on one of three records
 * whose second fails, 5 on one whose only record fails.
 */
record WebAdmitAccount(Tenant tenant) {
    static final String ROOT = "/api/v1/user_identities";
    static final String BATCHES = ROOT + "/42/pdf_manager_batches";
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";
    private static final Set<String> FINAL = Set.of("available", "success_with_errors", "empty_list", "failed");

    /** @param records of the first list; the first is called {@code Ann & Bob} */
    static WebAdmitAccount open(int records) {
        return furnish(Tenant.open(), records);
    }

    static WebAdmitAccount furnish(Tenant tenant, int records) {
        var account = new WebAdmitAccount(tenant);
        account.call()
                .body(Map.of("name", "letter", "html",
                        "<p>Dear {name}{missing.too}{#for turn in turns}{turn}{/for}</p>"))
                .post("/v1/templates").then()
                .statusCode(201);
        account.list("Offer Accepted", IntStream.range(0, records).boxed().collect(Collectors.toMap(
                number -> "r-%05d".formatted(number),
                number -> "{\"name\":\"" + (number == 0 ? "Ann & Bob" : "No " + number) + "\"}")));
        account.list("Nobody", Map.of("gone", "{}"));
        account.call().delete("/v1/datasets/Nobody/records/gone").then().statusCode(204);
        account.list("Some",
                Map.of("a:1", "{\"name\":\"One\"}", "b", "{\"turns\":99999}", "A_1", "{\"name\":\"Three\"}"));
        account.list("Broken", Map.of("b", "{\"turns\":99999}"));
        account.settings("R0").then().statusCode(200);
        return account;
    }

    RequestSpecification call() {
        return tenant.as().contentType(ContentType.JSON);
    }

    Response settings(String listForm) {
        return call().body("""
                {"settings":{"identities":[
                  {"id":43,"type":"Association User","association":null},
                  {"id":42,"association":"SOPHAS","institution":"Demo University",
                   "organization":"Demo University School of Public Health","cycle":"2014 - 2015",
                   "templates":[{"id":5,"name":"None","template":"letter","dataset":"Broken"},
                     {"id":2,"name":"Accepted Offers for Review","template":"letter","dataset":"Offer Accepted"},
                     {"id":3,"name":"Empty","template":"letter","dataset":"Nobody"},
                     {"id":4,"name":"Partly","template":"letter","dataset":"Some"}]}],
                 "webhookSecret":"%s","listForm":"%s"}}""".formatted(SECRET, listForm))
                .put("/v1/doors/webadmit/settings");
    }

    private void list(String name, Map<String, String> records) {
        String lines = records.entrySet().stream()
                .map(one -> "{\"key\":\"" + one.getKey() + "\",\"data\":" + one.getValue() + "}")
                .collect(Collectors.joining("\n"));
        tenant.as().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/datasets/{name}/records", name).then().statusCode(200);
    }

    /** As this API's clients ask. */
    RequestSpecification as() {
        return as(tenant);
    }

    static RequestSpecification as(Tenant caller) {
        return given().header("x-api-key", caller.key()).redirects().follow(false);
    }

    Response run(String body) {
        return as().contentType(ContentType.JSON).body(body).post(BATCHES);
    }

    /** The id of a batch that was started. */
    int started(int template) {
        return run("{\"pdf_manager_template_id\":" + template + "}").then().statusCode(201).extract()
                .path("pdf_manager_batch.id");
    }

    Response show(int id) {
        return as().get(BATCHES + "/" + id).then().statusCode(200).extract().response();
    }

    Response ended(int id) {
        await().atMost(Duration.ofSeconds(120)).until(() -> FINAL.contains(state(id)));
        return show(id);
    }

    String state(int id) {
        return show(id).path("pdf_manager_batch.state");
    }

    static HttpResponse<byte[]> fetch(String url) {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url)).build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is in a ZIP file, by name and in its order. */
    static Map<String, byte[]> entries(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    static List<String> urls(Response shown) {
        return shown.path("pdf_manager_batch.download_urls");
    }
}
