package dev.pressroom.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.job.Desk;
import dev.pressroom.problem.Problem;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.MillionJobs;
import dev.pressroom.testing.Plans;

/** On a database whose server notes the plan of each statement. */
@QuarkusTest
@TestProfile(MillionJobs.class)
class BatchExpiryTest {
    private static final Set<String> MEMBERS = Set.of("job", "job_payload");
    private static final String FAIL = "create function refuse() returns trigger language plpgsql as"
            + " $$ begin raise exception 'refused'; end $$";
    private static final String COUNT = "create function note_removed() returns trigger language plpgsql as"
            + " $$ begin insert into removed select count(*) from gone; return null; end $$";

    @Inject
    BatchExpiry expiry;

    @Inject
    Filling filling;

    @Inject
    Desk desk;

    @Inject
    Database database;

    private UUID account = UUID.randomUUID();

    @BeforeEach
    void openAnAccount() {
        account = desk.account();
    }

    /** Other tests read plans of these tables. */
    @AfterEach
    void leaveNothing() {
        database.run("drop function if exists refuse cascade");
        database.run("drop function if exists note_removed cascade");
        database.run("drop table if exists removed");
        database.run("delete from job where account_id = ?", account);
        database.run("delete from batch where account_id = ?", account);
        database.run("delete from shared_payload where account_id = ?", account);
    }

    @Test
    void looksAtFewMembersHoweverManyThereAre() {
        UUID live = batch("0 days");
        members(live, "SUCCEEDED", 0, 20_000);
        UUID expired = batch("31 days");
        members(expired, "EXPIRED", 0, 5_000);
        UUID held = batch("31 days");
        members(held, "EXPIRED", 0, 5_000);
        members(held, "FAILED", 5_000, 1);
        UUID over = batch("900 days");
        database.run("insert into job_payload (job_id, account_id, data)"
                + " select id, account_id, '{}' from job where account_id = ? and state <> 'EXPIRED'", account);
        List.of("job", "job_payload", "batch", "shared_payload").forEach(table -> database.run("analyze " + table));
        var plans = Plans.fromNow(database);

        desk.now(() -> expiry.removeExpired(1_000));

        assertThat(plans.of(MEMBERS)).isNotEmpty().allSatisfy(plan -> {
            assertThat(plan.scannedWhole()).as(plan.toString()).doesNotContainAnyElementsOf(MEMBERS);
            assertThat(plan.rows()).as(plan.toString()).isLessThan(200);
        });
        assertThat(List.of(shared(live), shared(expired), shared(held), shared(over))).containsExactly(1, 0, 1, 0);
        assertThat(database.count("select count(*) from batch where account_id = ?", account)).isEqualTo(3);
    }

    @Test
    void endsTheOthersWhereOneCannotBe() {
        UUID refused = batch("31 days");
        UUID broken = filling("16 minutes");
        UUID over = batch("900 days");
        database.run("delete from shared_payload where id = ?", over);
        database.run(FAIL);
        database.run("create trigger refuse before delete on shared_payload execute function refuse()");

        desk.now(() -> expiry.removeExpired(1_000));

        assertThat(database.count("select count(*) from batch where id in (?, ?)", broken, over)).isZero();
        assertThat(shared(refused)).isEqualTo(1);
    }

    @Test
    void removesWhatBrokeOffInShortStatements() {
        UUID broken = filling("16 minutes");
        UUID filled = filling("1 minute");
        drafts(broken, 25_000);
        drafts(filled, 3);
        database.run("create table removed (items bigint)");
        database.run(COUNT);
        database.run("create trigger note_removed after delete on member_draft referencing old table as gone"
                + " for each statement execute function note_removed()");

        desk.now(() -> expiry.removeExpired(1_000));

        assertThat(database.count("select count(*) from batch where id = ?", broken)).isZero();
        assertThat(database.count("select max(items) from removed")).isEqualTo(10_000);
        assertThat(database.count("select sum(items) from removed")).isEqualTo(25_000);
        assertThat(database.count("select count(*) from member_draft where batch_id = ?", filled)).isEqualTo(3);
    }

    @Test
    void letsNobodyFillWhatIsGivenUp() {
        UUID broken = filling("16 minutes");
        database.run("update batch set deleted_at = now() where id = ?", broken);

        assertThatThrownBy(() -> desk.now(() -> filling.add(account, broken, List.of())))
                .isInstanceOf(Problem.Gone.class);
    }

    private int shared(UUID batch) {
        return database.count("select count(*) from shared_payload where id = ?", batch);
    }

    /** A succeeded one without members, whose documents are kept for 30 days and whose row for 90 more. @param age since its end */
    private UUID batch(String age) {
        UUID id = UUID.randomUUID();
        database.run("insert into batch (id, account_id, created_by, state, created_at, completed_at, document_seconds,"
                + " row_seconds) select ?, ?, 'x', 'SUCCEEDED', now(), now() - cast(? as interval), 2592000, 7776000",
                id,
                account, age);
        database.run("insert into shared_payload (id, account_id) values (?, ?)", id, account);
        return id;
    }

    /** @param age since an item came in */
    private UUID filling(String age) {
        UUID id = UUID.randomUUID();
        database.run("insert into batch (id, account_id, created_by, created_at, filled_at)"
                + " select ?, ?, 'x', now(), now() - cast(? as interval)", id, account, age);
        return id;
    }

    private void drafts(UUID batch, int count) {
        database.run("insert into member_draft (batch_id, item, job_id, account_id, data, metadata)"
                + " select ?, n, gen_random_uuid(), ?, '{}', '{}' from generate_series(1, ?) n", batch, account, count);
    }

    private void members(UUID batch, String state, int from, int count) {
        database.run("insert into job (id, account_id, created_by, state, lane, document_key, finished_at, expired_at,"
                + " batch_id, batch_item) select gen_random_uuid(), ?, 'x', told.state, 'BULK',"
                + " case told.state when 'SUCCEEDED' then 'key' end, now(),"
                + " case told.state when 'EXPIRED' then now() end, ?, n"
                + " from (select cast(? as text) as state) told, generate_series(?, ?) n", account, batch, state, from,
                from + count - 1);
    }
}
