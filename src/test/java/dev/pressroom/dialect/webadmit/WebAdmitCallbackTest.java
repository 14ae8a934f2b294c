package dev.pressroom.dialect.webadmit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.Receiver;
import dev.pressroom.testing.Receiver.Heard;
import dev.pressroom.testing.Receiver.Reply;

/** What callbacks hear. Receivers here speak no TLS: the first attempt at each fails, and the next ones go to the plain address. */
@QuarkusTest
class WebAdmitCallbackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Inject
    Database database;

    @Test
    void tellsTheEndWithNewUrlsInEachAttempt() {
        try (var receiver = new Receiver()) {
            receiver.first(Reply.of(500));
            int id = started(receiver, "{\"pdf_manager_template_id\":2,\"callback\":\"%s\"}");

            sendAgain(id, 1);
            await().atMost(PATIENCE).until(() -> receiver.heard().size() == 1);
            sendAgain(id, 2);
            await().atMost(PATIENCE).until(() -> receiver.heard().size() == 2);

            List<JsonObject> told = receiver.heard().stream().map(Heard::json).toList();
            assertThat(told.getFirst().fieldNames()).containsExactly("href", "pdf_manager_batch");
            assertThat(batch(told.getFirst()).fieldNames()).containsExactly("id", "updated_at", "state",
                    "download_urls", "pdf_manager_template");
            assertThat(batch(told.getLast()).getString("state")).isEqualTo("available");
            String url = batch(told.getLast()).getJsonArray("download_urls").getString(0);
            assertThat(url).isNotEqualTo(batch(told.getFirst()).getJsonArray("download_urls").getString(0));
            assertThat(WebAdmitAccount.entries(WebAdmitAccount.fetch(url).body())).containsOnlyKeys("r-00000.pdf");
            assertThat(receiver.heard()).extracting(Heard::signature).allMatch(text -> text.startsWith("v1,"));
            assertThat(receiver.heard()).extracting(Heard::id).doesNotContainNull().containsOnly(
                    receiver.heard().getFirst().id());
        }
    }

    @Test
    void tellsOfAnEmptyListInTheFormOfItsRequest() {
        try (var receiver = new Receiver()) {
            int id = started(receiver,
                    "{\"pdf_manager_batch\":{\"pdf_manager_template_id\":3,\"callback\":\"%s\"}}");

            sendAgain(id, 1);
            await().atMost(PATIENCE).until(() -> receiver.heard().size() == 1);

            JsonObject told = receiver.heard().getFirst().json();
            assertThat(told.fieldNames()).containsExactly("pdf_manager_batch");
            assertThat(batch(told).getString("state")).isEqualTo("empty_list");
            assertThat(batch(told).getJsonArray("download_hrefs")).isEmpty();
        }
    }

    private static JsonObject batch(JsonObject told) {
        return told.getJsonObject("pdf_manager_batch");
    }

    private static int started(Receiver receiver, String body) {
        return WebAdmitAccount.open(1).run(body.formatted(receiver.url().replace("http:", "https:"))).then()
                .statusCode(201).extract().path("pdf_manager_batch.id");
    }

    /** When so many attempts have been made. */
    private void sendAgain(int batch, int attempts) {
        await().atMost(PATIENCE).until(() -> database.run("update delivery set url = replace(url, 'https:', 'http:'),"
                + " due_at = now() where attempt = ? and state = 'PENDING' and subject_id ="
                + " (select id from batch where number = ?)", attempts, batch) == 1);
    }
}
