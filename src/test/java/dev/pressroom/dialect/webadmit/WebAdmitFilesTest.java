package dev.pressroom.dialect.webadmit;

import static dev.pressroom.dialect.webadmit.WebAdmitAccount.BATCHES;
import static dev.pressroom.dialect.webadmit.WebAdmitAccount.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.pressroom.testing.Database;

/** The files of batches through a crash, a retry and whatever else may befall them. */
@QuarkusTest
class WebAdmitFilesTest {
    @Inject
    Database database;

    @Test
    void goesOnBehindTheFilesOfAWriterThatFellSilent() {
        var account = WebAdmitAccount.open(250);
        int id = account.started(2);
        account.ended(id);
        UUID batch = batch(id);
        String first = database.value("select id from archive_part where batch_id = ? and part = 1", batch);
        database.run("update archive_part set size = null, removes_at = now() + interval '1 hour'"
                + " where batch_id = ? and part > 1", batch);
        database.run("update archive_part set removes_at = 'infinity' where batch_id = ? and part = 1", batch);

        database.run("insert into archive_order (batch_id, account_id, attempt, lease_token, due_at)"
                + " select id, account_id, 1, gen_random_uuid(), now() + interval '1 second' from batch where id = ?",
                batch);
        database.run("update batch set state = 'OPEN', completed_at = null, archive = 'ASKED' where id = ?", batch);

        assertThat(account.state(id)).isEqualTo("in_progress");
        Response shown = account.ended(id);
        shown.then().body("pdf_manager_batch.state", equalTo("available"));
        assertThat(WebAdmitAccount.urls(shown)).hasSize(3);
        assertThat(names(shown)).hasSize(250).isSorted().doesNotHaveDuplicates();
        assertThat(database.value("select id from archive_part where batch_id = ? and part = 1", batch))
                .isEqualTo(first);
    }

    @Test
    void failsWhereItsFilesCannotBeWritten() {
        var account = WebAdmitAccount.open(1);
        int id = account.started(2);
        account.ended(id);
        UUID batch = batch(id);

        database.run("update archive_part set size = null, removes_at = now() where batch_id = ?", batch);
        database.run("insert into archive_order (batch_id, account_id, attempt)"
                + " select id, account_id, 5 from batch where id = ?", batch);
        database.run("update batch set state = 'OPEN', completed_at = null, archive = 'ASKED' where id = ?", batch);

        account.ended(id).then().body("pdf_manager_batch.state", equalTo("failed"))
                .body("pdf_manager_batch.download_urls", nullValue());
    }

    @Test
    void writesThemAnewWhenMembersAreRetried() {
        var account = WebAdmitAccount.open(1);
        int id = account.started(4);
        account.ended(id);
        UUID batch = batch(id);
        String before = database.value("select number from archive_part where batch_id = ?", batch);
        String own = account.call().get("/v1/batches").then().statusCode(200).extract().path("data[0].id");

        account.call().post("/v1/batches/" + own + "/retry").then().statusCode(202);

        account.ended(id).then().body("pdf_manager_batch.state", equalTo("success_with_errors"))
                .body("pdf_manager_batch.download_urls", hasSize(1));
        account.as().get(ROOT + "/42/pdf_manager_zip_files/" + before + "/download").then().statusCode(404);
    }

    @Test
    void takesThemAwayWithTheBatch() {
        var account = WebAdmitAccount.open(1);
        int id = account.started(2);
        account.ended(id);
        String own = account.call().get("/v1/batches").then().statusCode(200).extract().path("data[0].id");

        account.call().delete("/v1/batches/" + own).then().statusCode(204);

        account.as().get(BATCHES + "/" + id).then().statusCode(404);
        assertThat(database.count("select count(*) from archive_part where key like ? and size is not null"
                + " and removes_at > now()", "%/batch_" + id + "_1.zip")).isZero();
    }

    private static List<String> names(Response shown) {
        return WebAdmitAccount.urls(shown).stream()
                .flatMap(url -> WebAdmitAccount.entries(WebAdmitAccount.fetch(url).body()).keySet().stream()).toList();
    }

    private UUID batch(int number) {
        return UUID.fromString(String.valueOf(database.value("select id from batch where number = ?", number)));
    }
}
