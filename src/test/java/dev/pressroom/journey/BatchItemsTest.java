package dev.pressroom.journey;

import static dev.pressroom.testing.BatchAccount.NAMED;
import static dev.pressroom.testing.BatchAccount.NDJSON;
import static dev.pressroom.testing.BatchAccount.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.pressroom.testing.BatchAccount;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

/** How items come in: whole, as lines, as records, from datasets; and how nothing is made where one is wrong. */
@QuarkusTest
@TestProfile(QuietHouse.class)
class BatchItemsTest {
    private static final String SCHEMA = "{\"type\":\"object\",\"required\":[\"total\"],\"properties\":{\"total\":{\"type\":\"number\"}}}";

    @TestHTTPResource("/")
    URI server = URI.create("http://not.set/");

    @Inject
    Database database;

    private BatchAccount account;

    @BeforeEach
    void openAnAccount() {
        account = BatchAccount.open();
    }

    @Test
    void givesEachItemItsNameAndMetadata() {
        String batch = account.post(Map.of("html", NAMED, "filename", "letter-{name}-{item}.pdf", "items",
                List.of(item("Ada"), Map.of("data", Map.of("name", "x"), "filename", "own", "reference", "C-1",
                        "metadata", Map.of("a", "b")))));

        assertThat(account.<String>jobs(batch, "filename")).containsExactly("letter-Ada-0.pdf", "own.pdf");
        assertThat(account.<Map<String, String>>jobs(batch, "metadata")).containsExactly(Map.of(),
                Map.of("a", "b", "reference", "C-1"));
        account.call().queryParam("metadata[reference]", "C-1").get("/v1/jobs").then().body("data.item", contains(1));
    }

    @Test
    void readsLines() {
        account.template("named", NAMED, "{}");

        Response made = account.sendLines(NDJSON, "template=named&filename=%7Bname%7D&metadata%5Brun%5D=7",
                "{\"data\":{\"name\":\"Ada\"}}\r\n\n{\"data\":{\"name\":\"Grace\"},\"reference\":\"2\"}");

        made.then().statusCode(202).body("counts.total", equalTo(2)).body("metadata.run", equalTo("7"))
                .body("templateVersion", equalTo(1));
        assertThat(account.<String>jobs(made.path("id"), "filename")).containsExactly("Ada.pdf", "Grace.pdf");
    }

    @Test
    void readsRecordsOfCsv() {
        account.template("named", NAMED, "{}");

        Response made = account.sendLines("text/csv", "template=named&filename=%7Bname%7D&separator=semicolon",
                "name;note\r\nAda;\"two\nlines\"\r\nGrace;\r\n");

        made.then().statusCode(202).body("counts.total", equalTo(2));
        assertThat(account.<String>jobs(made.path("id"), "filename")).containsExactly("Ada.pdf", "Grace.pdf");
        assertThat(database.value("select data from job_payload join job on job.id = job_id where filename = 'Ada.pdf'"
                + " and replace(cast(batch_id as text), '-', '') = ?", made.<String>path("id").substring(4)))
                .isEqualTo("{\"name\":\"Ada\",\"note\":\"two\\nlines\"}");
    }

    @Test
    void takesEachRecordOfADataset() {
        for (String key : List.of("b", "a", "c")) {
            account.call().body("{\"data\":{\"name\":\"n-" + key + "\"}}").put("/v1/datasets/people/records/" + key);
        }

        String batch = account.post(Map.of("html", NAMED, "dataset", "people", "filename", "{name}"));

        assertThat(account.<String>jobs(batch, "filename")).containsExactly("n-a.pdf", "n-b.pdf", "n-c.pdf");
        assertThat(account.<String>jobs(batch, "metadata.reference")).containsExactly("a", "b", "c");
        account.send(Map.of("html", NAMED, "dataset", "nobody")).then().statusCode(422).body("errors.pointer",
                contains("#/dataset"));
    }

    @Test
    void namesTheItemsThatAreWrongAndKeepsNone() {
        account.template("sum", "<p>{total}</p>", SCHEMA);

        Response answer = account.send(Map.of("template", "sum", "items", List.of(Map.of("data", Map.of("total", 1)),
                Map.of("data", Map.of("total", "x")), Map.of("data", List.of()), Map.of("data", Map.of()))));

        answer.then().statusCode(422).body("code", equalTo("invalid")).body("errors.pointer",
                contains("#/items/1/data/total", "#/items/2/data", "#/items/3/data/total"));
        assertThat(kept()).isZero();
    }

    @Test
    void namesTheLinesThatAreWrongAndKeepsNone() {
        account.template("sum", "<p>{total}</p>", SCHEMA);

        Response lines = account.sendLines(NDJSON, "template=sum",
                "{\"data\":{\"total\":1}}\n{\"data\":{\"total\":\"x\"}}\n{\"data\"\n{\"date\":{}}\n");
        Response records = account.sendLines("text/csv", "template=sum", "total\n1\n");

        lines.then().statusCode(422).body("errors.pointer", contains("#/2/data/total", "#/3", "#/4/date"))
                .body("errors[0].detail", containsString("Line 2: "));
        records.then().statusCode(422).body("errors.pointer", contains("#/2/data/total"))
                .body("detail", containsString("Record 2: "));
        assertThat(kept()).isZero();
    }

    @Test
    void namesTheFirstHundredOnly() {
        String body = IntStream.range(0, 2000).mapToObj(i -> "{\"data\":[]}\n").collect(Collectors.joining());
        account.template("named", NAMED, "{}");

        account.sendLines(NDJSON, "template=named", body).then().statusCode(422).body("errors", hasSize(100));

        assertThat(kept()).isZero();
    }

    @Test
    void refusesWhatIsNoBatch() {
        account.send(Map.of("html", NAMED)).then().statusCode(422).body("errors.pointer", contains("#/items"));
        account.send(Map.of("html", NAMED, "items", List.of())).then().statusCode(422).body("errors.pointer",
                contains("#/items"));
        account.send(Map.of("html", "{#if}", "items", List.of(item("a")))).then().statusCode(422).body(
                "errors[0].pointer", containsString("#/html"));
        account.send(Map.of("items", List.of(item("a")))).then().statusCode(422).body("errors.pointer",
                contains("#/template"));
        account.send(Map.of("html", NAMED, "items", List.of(item("a")), "filename", "{}")).then().statusCode(422)
                .body("errors.pointer", contains("#/filename"));
        account.sendLines(NDJSON, "template=none", "{}").then().statusCode(422).body("errors.pointer",
                contains("#/template"));
        account.call().contentType("text/plain").body("x").post("/v1/batches").then().statusCode(415);
        assertThat(kept()).isZero();
    }

    @Test
    void takesMoreItemsThanBecomeJobsInOneStatement() {
        account.template("named", NAMED, "{}");
        String large = "x".repeat(3 << 20);
        String body = IntStream.range(0, 4_500)
                .mapToObj(i -> "{\"data\":{\"name\":\"%s\"}}\n".formatted(i > 0 && i < 5 ? large : "n" + i))
                .collect(Collectors.joining());

        Response made = account.sendLines(NDJSON, "template=named", body);

        made.then().statusCode(202).body("counts.total", equalTo(4_500)).body("counts.queued", equalTo(4_500));
        UUID id = BatchAccount.uuid(made.path("id"));
        assertThat(database.count("select count(*) from job join job_payload on job_id = job.id where batch_id = ?"
                + " and (batch_item between 1 and 4 and length(data) > 3000000 or data like '%\"n' || batch_item || '\"%')",
                id)).isEqualTo(4_500);
        assertThat(database.count("select count(*) from (select number - lag(number) over (order by batch_item) as step"
                + " from job where batch_id = ?) line where step <= 0", id)).isZero();
        assertThat(database.count("select count(*) from member_draft where batch_id = ?", id)).isZero();
    }

    @Test
    void makesABatchOnceForAKey() {
        account.template("named", NAMED, "{}");
        Response first = sendNamed("{\"data\":{\"name\":\"Ada\"}}\n");

        Response again = sendNamed("{\"data\":{\"name\":\"Ada\"}}\n");

        first.then().statusCode(202);
        again.then().statusCode(202).header("Idempotent-Replayed", equalTo("true")).body("id",
                equalTo(first.<String>path("id")));
        sendNamed("{\"data\":{\"name\":\"Eve\"}}\n").then().statusCode(422).body("code",
                equalTo("idempotency-key-reused"));
        account.call().header("Idempotency-Key", "json").body(Map.of("html", NAMED, "items", List.of(item("a"))))
                .post("/v1/batches").then().statusCode(202);
        account.call().header("Idempotency-Key", "json").body(Map.of("html", NAMED, "items", List.of(item("a"))))
                .post("/v1/batches").then().statusCode(202).header("Idempotent-Replayed", equalTo("true"));
        account.call().get("/v1/batches").then().body("data", hasSize(2));
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void leavesNothingOfABodyThatBreaksOff() throws IOException {
        account.template("named", NAMED, "{}");
        String body = IntStream.range(0, 1200).mapToObj(i -> "{\"data\":{\"name\":\"n" + i + "\"}}\n")
                .collect(Collectors.joining());
        String head = "POST /v1/batches?template=named HTTP/1.1\r\nHost: x\r\nContent-Type: " + NDJSON
                + "\r\nx-api-key: " + account.tenant().key() + "\r\nContent-Length: 1000000\r\n\r\n";

        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> database.count(
                    "select count(*) from member_draft where account_id = " + accountId()) == 1000);
            account.call().get("/v1/batches").then().body("data", hasSize(0));
        }

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> kept() == 0);
        account.call().get("/v1/jobs").then().body("data", hasSize(0));
        assertThat(database.count("select count(*) from member_draft where account_id = " + accountId())).isZero();
    }

    private Response sendNamed(String body) {
        return account.tenant().as().header("Idempotency-Key", "k").contentType(NDJSON)
                .body(body.getBytes(StandardCharsets.UTF_8)).post("/v1/batches?template=named");
    }

    /** Batches of this account, those included that nobody sees. */
    private int kept() {
        return database.count("select count(*) from batch where account_id = " + accountId());
    }

    private String accountId() {
        return "cast('" + account.tenant().accountId().substring("acc_".length()) + "' as uuid)";
    }
}
