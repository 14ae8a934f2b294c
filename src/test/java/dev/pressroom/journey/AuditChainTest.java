package dev.pressroom.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import dev.pressroom.Sha256;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;

/** Entries are added and nothing else; whoever gets round that is found out. */
@QuarkusTest
class AuditChainTest {
    @Inject
    Database database;

    private Tenant tenant;

    @BeforeEach
    void openAnAccount() {
        tenant = Tenant.open();
    }

    @Test
    void isWholeThoughManyWriteAtOnce() throws Exception {
        Callable<Integer> writer = () -> {
            for (int number = 0; number < 20; number++) {
                put("n" + number);
            }
            return 0;
        };

        try (var writers = Executors.newFixedThreadPool(4)) {
            for (var done : writers.invokeAll(List.of(writer, writer, writer, writer))) {
                done.get();
            }
        }

        verified().body("whole", equalTo(true)).body("chains[0].sequence", equalTo(82));
        assertThat(exported()).extracting(line -> line.getLong("sequence"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 82).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_entry set actor = 'nobody' where account_id = '%s'",
            "delete from audit_entry where account_id = '%s'", "truncate audit_entry",
            "update audit_chain set sequence = 1 where account_id = '%s'",
            "delete from audit_chain where account_id = '%s'"})
    void refusesEveryOtherStatement(String statement) {
        assertThatThrownBy(() -> database.run(statement.formatted(account()))).rootCause()
                .hasMessageContaining("append-only");

        verified().body("whole", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "update audit_entry set actor = 'nobody' where account_id = '%s' and sequence = 3 | 3 | the entry was altered",
            "update audit_entry set at = at + interval '1 second' where account_id = '%s' and sequence = 2 | 2 | the entry was altered",
            "update audit_entry set details = '{}' where account_id = '%s' and sequence = 2 | 2 | the entry was altered",
            "delete from audit_entry where account_id = '%s' and sequence = 2 | 2 | the entry is missing",
            "delete from audit_entry where account_id = '%s' and sequence = 5 | 5 | the entry is missing",
            "delete from audit_entry where account_id = '%s' | 1 | the entry is missing",
            "update audit_entry set hash = sha256('x') where account_id = '%s' and sequence = 2 | 2 | the entry was altered",
            "update audit_entry set previous_hash = sha256('x') where account_id = '%s' and sequence = 4 | 4 | the entry does not follow the one before",
            "delete from audit_chain where account_id = '%s' | 1 | the end of the chain is missing"})
    void isFoundBrokenWhereSomebodyGotRoundTheFence(String statement, int sequence, String reason) {
        IntStream.range(0, 3).forEach(number -> put("n" + number));

        database.runTogether(List.of("set session_replication_role = replica", statement.formatted(account())));

        verified().body("whole", equalTo(false)).body("chains[0].brokenAt", equalTo(sequence))
                .body("chains[0].reason", equalTo(reason));
    }

    @Test
    void changesNothingWhereTheEntryCannotBeWritten() {
        put("kept");
        database.run("alter table audit_entry add constraint no_more check (account_id <> '" + account()
                + "') not valid");

        int answer = tenant.as().delete("/v1/assets/kept").statusCode();

        database.run("alter table audit_entry drop constraint no_more");
        assertThat(answer).isEqualTo(500);
        tenant.as().get("/v1/assets/kept").then().statusCode(200);
        verified().body("whole", equalTo(true)).body("chains[0].sequence", equalTo(3));
    }

    @Test
    void showsTheOperatorAllChainsOrOne() {
        String other = Tenant.open().accountId();

        List<String> all = Tenant.operator().get("/v1/audit/verification").path("chains.account");
        List<String> one = Tenant.operator().get("/v1/audit?limit=100&account=" + other).path("data.account");
        List<String> own = Tenant.operator().get("/v1/audit?limit=100&account=installation").path("data.account");

        assertThat(all).contains(tenant.accountId(), other).containsNull();
        assertThat(one).isNotEmpty().containsOnly(other);
        assertThat(own).isNotEmpty().containsOnlyNulls();
        assertThat(Tenant.operator().get("/v1/audit/export").asString()).contains(tenant.accountId(), other);
        Tenant.operator().get("/v1/audit?account=nobody").then().statusCode(400);
    }

    @Test
    void exportsMoreThanOnePartAndWalksPageByPage() {
        database.runTogether(List.of(
                "insert into audit_entry select gen_random_uuid(), account_id, number, at, actor, 'record.stored', target, outcome,"
                        + " address, request_id, user_agent, details, previous_hash, hash"
                        + " from audit_entry, generate_series(3, 1300) number where account_id = '" + account()
                        + "' and sequence = 1"));

        assertThat(exported()).hasSize(1300).extracting(line -> line.getLong("sequence")).isSorted();
        assertThat(pages("")).hasSize(1300).doesNotHaveDuplicates();
        assertThat(pages("&action=key")).hasSize(1);
    }

    /** As docs/audit.md tells others to do it. */
    @Test
    void canBeCheckedByItsExportAlone() {
        put("first");

        List<JsonPath> exported = exported();

        assertThat(exported).isNotEmpty().allSatisfy(entry -> {
            var form = new StringBuilder("pressroom-audit-1\n").append(line("previous", entry.getString("previous")))
                    .append(line("account", entry.getString("account").substring(4)))
                    .append(line("sequence", entry.getString("sequence")))
                    .append(line("id", entry.getString("id").substring(4)));
            for (String name : List.of("at", "actor", "action", "target", "outcome", "address", "requestId",
                    "userAgent")) {
                form.append(line(name, entry.getString(name)));
            }
            new TreeMap<>(entry.<String, String>getMap("details"))
                    .forEach((name, value) -> form.append(line("details." + name, value)));
            assertThat(Sha256.hex(form.toString().getBytes(UTF_8))).isEqualTo(entry.getString("hash"));
        });
    }

    private static String line(String name, @Nullable String value) {
        return name + "=" + (value == null ? "-" : value.getBytes(UTF_8).length + ":" + value) + "\n";
    }

    @Test
    void narrowsByActorTargetAndTime() {
        put("first");
        put("second");
        Instant now = Instant.now();

        assertThat(found("?actor=operator")).hasSize(2);
        assertThat(found("?target=first")).hasSize(1);
        assertThat(found("?from=" + now.minusSeconds(60) + "&to=" + now.plusSeconds(60))).hasSize(4);
        assertThat(found("?to=" + now.minusSeconds(3600))).isEmpty();
        assertThat(found("?action=asset.stored&actor=" + tenant.keyId())).hasSize(2);
        tenant.as().get("/v1/audit?from=yesterday").then().statusCode(400).body("errors[0].pointer", equalTo("?from"));
    }

    private void put(String name) {
        assertThat(tenant.as().contentType("text/css").body("p {}").put("/v1/assets/" + name).statusCode())
                .isBetween(200, 201);
    }

    private ValidatableResponse verified() {
        return Tenant.operator().contentType(ContentType.JSON)
                .get("/v1/audit/verification?account=" + tenant.accountId()).then().statusCode(200);
    }

    private List<JsonPath> exported() {
        return tenant.as().get("/v1/audit/export").then().statusCode(200).contentType("application/x-ndjson").extract()
                .asString().lines().map(JsonPath::from).toList();
    }

    private List<String> found(String query) {
        return tenant.as().get("/v1/audit" + query).then().statusCode(200).extract().path("data.id");
    }

    private List<String> pages(String filter) {
        var ids = new ArrayList<String>();
        JsonPath page;
        do {
            String after = ids.isEmpty() ? "" : "&starting_after=" + ids.getLast();
            page = tenant.as().get("/v1/audit?limit=100" + filter + after).then().statusCode(200).extract().jsonPath();
            ids.addAll(page.getList("data.id"));
        } while (page.getBoolean("has_more"));
        return ids;
    }

    private String account() {
        return tenant.accountId().replaceFirst("acc_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
