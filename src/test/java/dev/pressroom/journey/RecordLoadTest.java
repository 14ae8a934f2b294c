package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Files of records, loaded line by line. */
@QuarkusTest
class RecordLoadTest {
    private static final int LINES = 20_000;

    @TestHTTPResource("/")
    URI server = URI.create("http://not.set/");

    private Client client;

    @BeforeEach
    void makeAnAccount() {
        client = Client.ofNewAccount(List.of("datasets:read", "datasets:write"));
    }

    @Test
    void putsARecordForEachLine() {
        load("{\"key\":\"a\",\"data\":{\"n\":1}}\r\n\n{\"data\":{\"n\":2},\"key\":\"b\"}").then().statusCode(200)
                .body("lines", equalTo(2)).body("created", equalTo(2)).body("replaced", equalTo(0))
                .body("failed", equalTo(0)).body("errors", hasSize(0));

        load("{\"key\":\"b\",\"data\":{\"n\":3}}\n{\"key\":\"c\",\"data\":{}}\n{\"key\":\"c\",\"data\":{\"n\":4}}\n")
                .then().body("created", equalTo(1)).body("replaced", equalTo(2));

        assertThat(List.of("a", "b", "c")).extracting(key -> client.call().get("/v1/datasets/d/records/" + key)
                .<Integer>path("data.n")).containsExactly(1, 3, 4);
        client.call().get("/v1/datasets/d").then().body("records", equalTo(3)).body("size", equalTo(21));
    }

    @Test
    void saysWhichLinesAreWrongAndKeepsTheOthers() {
        Response answer = load("""
                {"key":"a","data":{}}
                {"key":"b","data":{}
                {"key":"b c","data":{}}
                {"key":"c"}
                {"key":"d","data":{},"extra":1}
                {"key":"e","data":{}} {}
                [1]
                {"key":"f","data":{"x":"%s"}}
                {"key":"g","data":{}}
                """.formatted("x".repeat((1 << 20) + 2000)));

        answer.then().statusCode(200).body("lines", equalTo(9)).body("created", equalTo(2)).body("failed", equalTo(7))
                .body("errors.line", contains(2, 3, 4, 5, 6, 7, 8))
                .body("errors.pointer", contains("#", "#/key", "#/data", "#", "#", "#", "#"))
                .body("errors[0].detail", equalTo("The line is not valid JSON."))
                .body("errors[3].detail", containsString("no field 'extra'"))
                .body("errors[6].detail", containsString("too long"));
        client.call().get("/v1/datasets/d/records").then().body("data.key", contains("g", "a"));
    }

    @Test
    void refusesABodyWithoutOneGoodLine() {
        load("[{\"key\":\"a\",\"data\":{}}]").then().statusCode(422).body("code", equalTo("invalid"))
                .body("errors.pointer", contains("#/1")).body("detail", containsString("Line 1"));
        client.call().body("{\"key\":\"a\",\"data\":{}}").post("/v1/datasets/-/records").then().statusCode(422)
                .body("errors.pointer", contains("#"));

        client.call().get("/v1/datasets").then().body("data", hasSize(0));
        load("").then().statusCode(200).body("lines", equalTo(0));
    }

    @Test
    void holdsLinesToTheAccountsLimits() {
        Client.operator().body(Map.of("arrayLength", 2)).put("/v1/accounts/" + client.accountId() + "/limits");

        load("{\"key\":\"a\",\"data\":{\"x\":[1,2,3]}}\n{\"key\":\"b\",\"data\":{\"x\":[1,2]}}").then()
                .body("created", equalTo(1)).body("errors.line", contains(1))
                .body("errors.pointer", contains("#/data/x"));
    }

    /** More bytes than a body may have that is read whole: only what streams can take it. */
    @Test
    void loadsTwentyThousandLinesWithoutHoldingThem() throws IOException, InterruptedException {
        String filling = "x".repeat(1500);
        var lines = IntStream.range(0, LINES).mapToObj(
                i -> ("{\"key\":\"k-%05d\",\"data\":{\"i\":%d,\"f\":\"%s\"}}%n").formatted(i, i, filling).getBytes())
                .iterator();
        Iterable<byte[]> once = () -> lines;

        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = http.send(HttpRequest.newBuilder(server.resolve("/v1/datasets/many/records"))
                    .header("x-api-key", client.key()).header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofByteArrays(once)).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"created\":" + LINES).contains("\"failed\":0");
        }
        client.call().get("/v1/datasets/many").then().body("records", equalTo(LINES));
        client.call().get("/v1/datasets/many/records/k-19999").then().body("data.i", equalTo(19_999));
    }

    @Test
    void keepsWhatCameBeforeTheConnectionBrokeOff() throws IOException {
        String body = IntStream.range(0, 600).mapToObj(i -> "{\"key\":\"k" + i + "\",\"data\":{}}\n")
                .collect(Collectors.joining());
        String head = "POST /v1/datasets/d/records HTTP/1.1\r\nHost: x\r\nx-api-key: " + client.key()
                + "\r\nContent-Length: 1000000\r\n\r\n";

        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.call().get("/v1/datasets/d").statusCode() == 200);
        }

        client.call().get("/v1/datasets/d").then().body("records", equalTo(500));
        load("{\"key\":\"k0\",\"data\":{}}").then().body("replaced", equalTo(1));
    }

    @Test
    void answersAClientThatAsksBeforeItSends() throws IOException {
        String line = "{\"key\":\"a\",\"data\":{}}";
        String head = "POST /v1/datasets/d/records HTTP/1.1\r\nHost: x\r\nx-api-key: " + client.key()
                + "\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: " + line.length() + "\r\n\r\n";

        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(answers.readLine()).isEqualTo("HTTP/1.1 100 Continue");
            socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));

            assertThat(answers.lines().toList()).contains("HTTP/1.1 200 OK");
        }
    }

    @Test
    void refusesABodyThatAnnouncesTooMuch() throws IOException, InterruptedException {
        byte[] large = new byte[21 << 20];

        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = http.send(HttpRequest.newBuilder(server.resolve("/v1/datasets/d/records"))
                    .header("x-api-key", client.key()).expectContinue(true)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(large)).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
        }
    }

    private Response load(String lines) {
        return client.call().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/datasets/d/records");
    }
}
