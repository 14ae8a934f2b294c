package dev.pressroom.journey;

import static dev.pressroom.testing.BatchAccount.NAMED;
import static dev.pressroom.testing.BatchAccount.brokenItem;
import static dev.pressroom.testing.BatchAccount.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.pressroom.testing.BatchAccount;
import dev.pressroom.testing.PdfAssert;

/** All documents of a batch as one, bound in a fork as it is in production. */
@QuarkusTest
@TestProfile(BatchMergedTest.Forked.class)
class BatchMergedTest {
    private BatchAccount account;

    public static final class Forked implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("pressroom.forks", "1", "pressroom.merge.documents", "40", "pressroom.merge.pages", "50");
        }
    }

    @BeforeEach
    void openAnAccount() {
        account = BatchAccount.open();
    }

    @Test
    void bindsThePagesInTheOrderOfTheItems() {
        String batch = ended(Map.of("html", NAMED, "items",
                List.of(item("zulu"), item("alpha"), brokenItem(), item("mike")), "options",
                Map.of("standard", "pdf/a-2a")));

        Response asked = account.call().post("/v1/batches/" + batch + "/merged");

        asked.then().statusCode(202).header("Location", startsWith("/v1/jobs/job_")).body("lane", equalTo("bulk"));
        Response job = account.call().header("Prefer", "wait=60").get(asked.header("Location"));
        job.then().body("state", equalTo("SUCCEEDED")).body("pages", equalTo(3));
        byte[] pdf = account.call().get("/v1/batches/" + batch + "/merged").then().statusCode(200)
                .header("Content-Type", "application/pdf").extract().asByteArray();
        PdfAssert.assertThat(pdf).hasPages(3);
        assertThat(PdfAssert.text(pdf)).containsSubsequence("zulu", "alpha", "mike");
        account.get(batch).then().body("counts.total", equalTo(4));
    }

    @Test
    void asksOnceForAKey() {
        String batch = ended(Map.of("html", NAMED, "items", List.of(item("a"))));

        Response first = account.call().header("Idempotency-Key", "m").post("/v1/batches/" + batch + "/merged");
        Response again = account.call().header("Idempotency-Key", "m").post("/v1/batches/" + batch + "/merged");

        assertThat(again.asString()).isEqualTo(first.asString());
        again.then().statusCode(202).header("Idempotent-Replayed", "true");
    }

    @Test
    void refusesWhatCannotBeMerged() {
        String failed = ended(Map.of("html", NAMED, "items", List.of(brokenItem())));
        String many = ended(Map.of("html", NAMED, "items",
                Collections.nCopies(41, item("x"))));

        account.call().get("/v1/batches/" + failed + "/merged").then().statusCode(404).body("detail",
                containsString("no such merged PDF"));
        account.call().post("/v1/batches/" + failed + "/merged").then().statusCode(409);
        account.call().post("/v1/batches/" + many + "/merged").then().statusCode(409)
                .body("code", equalTo("merged-documents-exceeded")).body("detail", containsString("ZIP"));
        BatchAccount.open().call().post("/v1/batches/" + many + "/merged").then().statusCode(404);
        BatchAccount.open().call().get("/v1/batches/" + many + "/merged").then().statusCode(404);
    }

    @Test
    void failsWhereThePagesAreTooMany() {
        String pages = "<p style='page-break-after: always'>a</p>".repeat(29);
        String batch = ended(Map.of("html", pages + "{name}", "items", List.of(item("a"), item("b"))));

        Response asked = account.call().post("/v1/batches/" + batch + "/merged");

        account.call().header("Prefer", "wait=60").get(asked.header("Location")).then()
                .body("state", equalTo("FAILED")).body("error.code", equalTo("PDF_PAGE_LIMIT_EXCEEDED"))
                .body("error.message", containsString("more than 50 pages"));
        account.call().get("/v1/batches/" + batch + "/merged").then().statusCode(409);
    }

    private String ended(Map<String, ?> batch) {
        String id = account.post(batch);
        account.ended(id);
        return id;
    }
}
