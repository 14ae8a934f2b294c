package dev.pressroom.dialect.webadmit;

import static dev.pressroom.dialect.webadmit.WebAdmitAccount.BATCHES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

import dev.pressroom.testing.Curl;
import dev.pressroom.testing.Tenant;

/** The page's own lines for curl, with only host, ids and key filled in. */
@QuarkusTest
class WebAdmitCurlTest {
    private static final Set<String> WITH_FILES = Set.of("available", "success_with_errors");
    private static final String SHOW = """
            curl -n https://api.webadmit.org/api/v1/user_identities/42/pdf_manager_batches/:pdf_manager_batch_id \\
              -H "x-api-key: 0123456789abcdef0123456789abcdef"
            """;
    private static final String LIST = """
            curl -n https://api.webadmit.org/api/v1/user_identities/42/pdf_manager_batches \\
              -H "x-api-key: 0123456789abcdef0123456789abcdef"
            """;
    private static final String RUN = """
            curl -n -X POST https://api.webadmit.org/api/v1/user_identities/42/pdf_manager_batches \\
              -H "Content-Type: application/json" \\
              -H "x-api-key: 0123456789abcdef0123456789abcdef" \\
             \\
              -d '{
              "pdf_manager_template_id": 2,
              "callback": "https://example.com/my_callback"
            }'
            """;
    private static final String RUN_WRAPPED = RUN.replace("'{\n", "'{\n  \"pdf_manager_batch\": {\n").replace("\n}'",
            "\n  }\n}'");

    private WebAdmitAccount account = new WebAdmitAccount(new Tenant("", "", ""));

    @BeforeEach
    void openAnAccount() {
        account = WebAdmitAccount.open(101);
    }

    @Test
    void runsShowsAndLists() {
        JsonObject run = typed(RUN, 201);
        int id = run.getJsonObject("pdf_manager_batch").getInteger("id");

        JsonObject shown = typed(SHOW.replace(":pdf_manager_batch_id", String.valueOf(id)), 200);
        JsonObject listed = typed(LIST, 200);

        assertThat(run.fieldNames()).containsExactly("href", "pdf_manager_batch");
        assertThat(shown.getString("href")).isEqualTo(run.getString("href")).isEqualTo(BATCHES + "/" + id);
        assertThat(listed.getJsonArray("pdf_manager_batches").getJsonObject(0).getInteger("id")).isEqualTo(id);
    }

    @Test
    void runsInTheWrappedForm() {
        JsonObject run = typed(RUN_WRAPPED, 201);

        assertThat(run.fieldNames()).containsExactly("pdf_manager_batch");
        assertThat(run.getJsonObject("pdf_manager_batch").getJsonArray("download_hrefs")).isEmpty();
    }

    /** As the page advises: each batch of the list that has files is shown, and its files are fetched. */
    @Test
    void fetchesEveryFileByLoopingOverTheList() {
        account.started(2);
        account.started(4);
        await().atMost(Duration.ofSeconds(120)).until(() -> batches(typed(LIST, 200)).stream()
                .allMatch(one -> WITH_FILES.contains(one.getString("state"))));
        List<byte[]> files = new ArrayList<>();

        for (JsonObject one : batches(typed(LIST, 200))) {
            JsonObject shown = typed(SHOW.replace(":pdf_manager_batch_id", String.valueOf(one.getInteger("id"))), 200);
            shown.getJsonObject("pdf_manager_batch").getJsonArray("download_urls")
                    .forEach(url -> files.add(Curl.type("curl '" + url + "'").body()));
        }

        assertThat(files).hasSize(3);
        assertThat(files.stream().mapToInt(file -> WebAdmitAccount.entries(file).size()).sum()).isEqualTo(103);
    }

    private static List<JsonObject> batches(JsonObject listed) {
        return listed.getJsonArray("pdf_manager_batches").stream().map(JsonObject.class::cast).toList();
    }

    private JsonObject typed(String line, int status) {
        Curl.Answer answer = Curl.type(line.strip().replace("https://api.webadmit.org", Curl.server())
                .replace("0123456789abcdef0123456789abcdef", account.tenant().key()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }
}
