package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Records of an account: put, found, listed and removed by their names. */
@QuarkusTest
class DatasetsTest {
    private static final List<String> SCOPES = List.of("datasets:read", "datasets:write");

    private Client client;

    @BeforeEach
    void makeAnAccount() {
        client = Client.ofNewAccount(SCOPES);
    }

    @Test
    void makesARecordAndItsDatasetAndReplacesIt() {
        put("customers", "C-1", "{\"name\":\"Ada\",\"total\":1.50}").then().statusCode(201)
                .header("Location", equalTo("/v1/datasets/customers/records/C-1")).body("id", startsWith("rec_"))
                .body("key", equalTo("C-1")).body("size", equalTo(27)).body("data", nullValue());

        Response again = put("customers", "C-1", "{\"name\":\"Grace\"}");

        again.then().statusCode(200).body("size", equalTo(16));
        client.call().get("/v1/datasets/customers/records/C-1").then().statusCode(200)
                .body("object", equalTo("record")).body("id", equalTo(again.<String>path("id")))
                .body("data", equalTo(Map.of("name", "Grace")));
        client.call().get("/v1/datasets/customers").then().statusCode(200).body("id", startsWith("ds_"))
                .body("object", equalTo("dataset")).body("name", equalTo("customers")).body("records", equalTo(1))
                .body("size", equalTo(16));
    }

    @Test
    void givesDataBackAsItCameIn() {
        String data = "{\"z\":1,\"a\":[\"\\u0000\",\"é\",{}],\"n\":12345678901234567890.10}";

        put("d", "k", data);

        assertThat(client.call().get("/v1/datasets/d/records/k").asString()).contains("\"data\":" + data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada+1@example.org", "a:b=c~d", "_", "0190a1b2-0000-7000-8000-000000000001"})
    void takesKeysAsTheyAreInUse(String key) {
        put("d", key, "{}").then().statusCode(201);

        client.call().get("/v1/datasets/d/records/{key}", key).then().statusCode(200).body("key", equalTo(key));
        client.call().delete("/v1/datasets/d/records/{key}", key).then().statusCode(204);
    }

    @Test
    void listsNewestFirstWithoutTheData() {
        for (int i = 1; i <= 3; i++) {
            put("set-" + i, "k", "{}");
            put("set-1", "k-" + i, "{\"a\":1}");
        }

        client.call().get("/v1/datasets").then().body("data.name", contains("set-3", "set-2", "set-1"));
        Response first = client.call().queryParam("limit", 2).get("/v1/datasets/set-1/records");
        first.then().body("data.key", contains("k-3", "k-2")).body("has_more", equalTo(true))
                .body("url", equalTo("/v1/datasets/set-1/records")).body("data[0].data", nullValue());
        client.call().queryParam("starting_after", first.<String>path("data[1].id"))
                .get("/v1/datasets/set-1/records").then().body("data.key", contains("k-1", "k"))
                .body("has_more", equalTo(false));
        client.call().queryParam("ending_before", first.<String>path("data[1].id"))
                .get("/v1/datasets/set-1/records").then().body("data.key", contains("k-3"));
    }

    @Test
    void removesRecordsAndDatasets() {
        put("d", "a", "{}");
        put("d", "b", "{\"x\":1}");

        client.call().delete("/v1/datasets/d/records/a").then().statusCode(204);

        client.call().delete("/v1/datasets/d/records/a").then().statusCode(404)
                .body("detail", equalTo("There is no such record."));
        client.call().get("/v1/datasets/d").then().body("records", equalTo(1)).body("size", equalTo(7));
        client.call().delete("/v1/datasets/d").then().statusCode(204);
        client.call().get("/v1/datasets/d/records/b").then().statusCode(404)
                .body("detail", equalTo("There is no such dataset."));
        client.call().get("/v1/datasets").then().body("data", hasSize(0));
        put("d", "c", "{}").then().statusCode(201);
        client.call().get("/v1/datasets/d/records").then().body("data.key", contains("c"));
    }

    @Test
    void knowsNothingOfAnotherAccount() {
        put("d", "k", "{\"a\":1}");
        Client other = Client.ofNewAccount(SCOPES);

        for (String path : List.of("/v1/datasets/d", "/v1/datasets/d/records", "/v1/datasets/d/records/k")) {
            other.call().get(path).then().statusCode(404);
        }
        other.call().delete("/v1/datasets/d").then().statusCode(404);
        other.call().delete("/v1/datasets/d/records/k").then().statusCode(404);
        other.call().body("{\"data\":{\"b\":2}}").put("/v1/datasets/d/records/k").then().statusCode(201);
        client.call().get("/v1/datasets/d/records/k").then().body("data", equalTo(Map.of("a", 1)));
    }

    @Test
    void asksForTheScopes() {
        Client reader = Client.ofNewAccount(List.of("datasets:read"));
        Client writer = Client.ofNewAccount(List.of("datasets:write"));

        reader.call().body("{\"data\":{}}").put("/v1/datasets/d/records/k").then().statusCode(403);
        reader.call().body("{}").post("/v1/datasets/d/records").then().statusCode(403);
        reader.call().delete("/v1/datasets/d").then().statusCode(403);
        writer.call().get("/v1/datasets").then().statusCode(403);
        writer.call().body("{\"data\":{}}").put("/v1/datasets/d/records/k").then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"d | k | {\"data\":[]} | 422 | #/data | data must be a JSON object.",
            "d | k | {} | 422 | #/data | data must be a JSON object.",
            "d | k | {\"date\":{}} | 422 | #/date | There is no field 'date' here; known are data.",
            "-d | k | {\"data\":{}} | 422 | # | A dataset's name has",
            "d | k,l | {\"data\":{}} | 422 | # | A record's key has"})
    void refusesWhatIsNoRecordAndNamesTheField(String dataset, String key, String body, int status, String pointer,
            String words) {
        client.call().body(body).put("/v1/datasets/{dataset}/records/{key}", dataset, key).then().statusCode(status)
                .body("errors.pointer", contains(pointer)).body("detail", containsString(words));

        client.call().get("/v1/datasets").then().body("data", hasSize(0));
    }

    @Test
    void refusesWhatCouldBeNoJobsData() {
        Client.operator().body(Map.of("dataDepth", 2)).put("/v1/accounts/" + client.accountId() + "/limits");

        put("d", "k", "{\"a\":{\"b\":{}}}").then().statusCode(422).body("code", equalTo("data-depth-exceeded"))
                .body("errors.pointer", contains("#/data"));
        put("d", "k", "{\"a\":\"" + "x".repeat(1 << 20) + "\"}").then().statusCode(413)
                .body("code", equalTo("record-size-exceeded")).body("errors.pointer", contains("#/data"));
    }

    private Response put(String dataset, String key, String data) {
        return client.call().body("{\"data\":" + data + "}").put("/v1/datasets/{dataset}/records/{key}", dataset, key);
    }
}
