package dev.pressroom.job.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;
import dev.pressroom.testing.Tenant;

@QuarkusTest
@TestProfile(QuietHouse.class)
class UsageRollUpTest {
    private static final String ROWS = "select count(*) from usage_day where account_id = ?";

    @Inject
    UsageRollUp chore;

    @Inject
    Database database;

    @Inject
    Vertx vertx;

    @Test
    void makesOneRowOfADayThatIsOverAndLosesNothing() {
        UUID account = UUID.fromString(Tenant.open().accountId().replaceFirst(
                "acc_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        database.run(
                """
                        insert into usage_day (account_id, day, shard, jobs, succeeded, failed, canceled, pages, bytes, render_ms)
                        select cast(? as uuid), cast(now() at time zone 'UTC' as date) - days, shard, 1, 2, 3, 4, 5, 6, 7
                          from generate_series(0, 2) days, generate_series(0, 3) shard""",
                account);

        rollUp();
        rollUp();

        assertThat(database.count(ROWS, account)).isEqualTo(4 + 1 + 1);
        assertThat(database.value("""
                select string_agg(concat_ws(' ', jobs, succeeded, failed, canceled, pages, bytes, render_ms), ', ')
                  from usage_day where account_id = ? and day < cast(now() at time zone 'UTC' as date)""", account))
                .isEqualTo("4 8 12 16 20 24 28, 4 8 12 16 20 24 28");
    }

    private void rollUp() {
        OwnContext.run(vertx, chore::rollUp).await().atMost(Duration.ofSeconds(30));
    }
}
