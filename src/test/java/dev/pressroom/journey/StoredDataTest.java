package dev.pressroom.journey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Jobs that take their data from a record. */
@QuarkusTest
class StoredDataTest {
    private static final Map<String, String> RECORD = Map.of("name", "customers", "key", "C-1");

    private Client client;

    @BeforeEach
    void makeAnAccountWithARecord() {
        client = Client.ofNewAccount(List.of("jobs:read", "jobs:write", "templates:read", "templates:write",
                "datasets:read", "datasets:write"));
        put("{\"name\":\"Ada\"}");
    }

    @Test
    void isTheRecordAsItWasWhenTheJobWasAccepted() {
        String job = client.post(Map.of("html", "<p>{name}", "dataset", RECORD, "debug", true));
        client.call().delete("/v1/datasets/customers").then().statusCode(204);

        client.ended(job).then().body("state", equalTo("SUCCEEDED"));
        client.call().get("/v1/jobs/" + job + "/html").then().body(containsString("Ada"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"name\":\"customers\",\"key\":\"C-2\"} | #/dataset/key  | The dataset has no record of this key.",
            "{\"name\":\"clients\",\"key\":\"C-1\"}   | #/dataset/name | There is no dataset of this name.",
            "{\"name\":\"customers\"}                 | #/dataset/key  | key is missing",
            "{\"key\":\"C-1\"}                        | #/dataset/name | name is missing"})
    void refusesARecordThatIsNotThere(String record, String pointer, String words) {
        post("{\"html\":\"x\",\"dataset\":" + record + "}").then().statusCode(422)
                .body("errors.pointer", contains(pointer)).body("detail", containsString(words));
    }

    @Test
    void goesWithNoOtherData() {
        post("{\"html\":\"x\",\"data\":{},\"dataset\":{\"name\":\"customers\",\"key\":\"C-1\"}}").then()
                .statusCode(422).body("errors.pointer", contains("#/dataset"))
                .body("detail", equalTo("Send data or dataset, not both."));
    }

    @Test
    void isHeldAgainstTheTemplatesSchema() {
        client.call().body("{\"name\":\"t\",\"html\":\"{name}\",\"schema\":{\"type\":\"object\",\"properties\":"
                + "{\"name\":{\"type\":\"integer\"}}}}").post("/v1/templates").then().statusCode(201);

        Response answer = post("{\"template\":\"t\",\"dataset\":{\"name\":\"customers\",\"key\":\"C-1\"}}");

        answer.then().statusCode(422).body("errors.pointer", contains("#/dataset"))
                .body("errors[0].detail", containsString("In the record, at /name: "));
    }

    @Test
    void isHeldAgainstTheAccountsLimitsOfToday() {
        Client.operator().body(Map.of("dataSize", 5)).put("/v1/accounts/" + client.accountId() + "/limits");

        post("{\"html\":\"x\",\"dataset\":{\"name\":\"customers\",\"key\":\"C-1\"}}").then().statusCode(413)
                .body("code", equalTo("data-size-exceeded")).body("errors.pointer", contains("#/dataset"));
    }

    @Test
    void needsTheScopeThatReadsRecords() {
        Client.ofNewAccount(List.of("jobs:write")).call()
                .body("{\"html\":\"x\",\"dataset\":{\"name\":\"customers\",\"key\":\"C-1\"}}").post("/v1/jobs").then()
                .statusCode(403).body("detail", containsString("datasets:read"));
    }

    @Test
    void isNeverAnotherAccounts() {
        Client other = Client.ofNewAccount(List.of("jobs:write", "datasets:read"));

        other.call().body("{\"html\":\"{name}\",\"dataset\":{\"name\":\"customers\",\"key\":\"C-1\"}}").post("/v1/jobs")
                .then().statusCode(422).body("errors.pointer", contains("#/dataset/name"));
    }

    @Test
    void isReadOnceForEachIdempotencyKey() {
        String body = "{\"html\":\"x\",\"idempotencyKey\":\"k\",\"dataset\":{\"name\":\"customers\",\"key\":\"C-1\"}}";
        String job = post(body).then().statusCode(202).extract().path("id");
        client.call().delete("/v1/datasets/customers/records/C-1");

        post(body).then().statusCode(202).body("id", equalTo(job));
    }

    private Response post(String body) {
        return client.call().body(body).post("/v1/jobs");
    }

    private void put(String data) {
        client.call().body("{\"data\":" + data + "}").put("/v1/datasets/customers/records/C-1").then().statusCode(201);
    }
}
