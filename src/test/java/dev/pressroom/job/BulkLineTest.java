package dev.pressroom.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statement that takes from the bulk line, on a table of its own. */
class BulkLineTest {
    private static final int WINDOW = 4;

    private JobTable table;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        table = new JobTable();
        connection = table.open();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        table.close();
    }

    @Test
    void takesAsManyAsTheWindowHasRoomFor() throws SQLException {
        table.post(table.account(), 10);

        List<String> first = take(100);
        List<String> second = take(100);
        table.run("update job set state = 'FAILED', dispatched_at = now() where id = '" + first.getFirst() + "'");
        List<String> third = take(100);

        assertThat(first).hasSize(WINDOW).isSorted();
        assertThat(second).isEmpty();
        assertThat(third).hasSize(1).allMatch(job -> job.compareTo(first.getLast()) > 0);
    }

    @Test
    void countsWhatIsSentAndWhatRuns() throws SQLException {
        table.post(table.account(), 10);
        List<String> taken = take(100);

        table.run("update job set dispatched_at = now() where dispatch_until is not null");
        table.run("update job set state = 'RUNNING', lease_token = id, lease_until = now() where id = '"
                + taken.getFirst() + "'");

        assertThat(take(100)).isEmpty();
    }

    @Test
    void countsARunningJobWhoseMessageSeemedLost() throws SQLException {
        table.post(table.account(), 10);
        List<String> taken = take(100);

        table.run("update job set dispatch_until = null where dispatch_until is not null");
        table.run("update job set state = 'RUNNING', lease_token = id, lease_until = now() where id = '"
                + taken.getFirst() + "'");

        assertThat(take(100)).hasSize(WINDOW - 1);
    }

    @Test
    void goesRoundByAccounts() throws SQLException {
        UUID flood = table.account();
        table.post(flood, 50);
        UUID first = table.account();
        UUID second = table.account();
        table.post(first, 2);
        table.post(second, 1);

        List<String> owners = owners(take(100));

        assertThat(owners).hasSize(WINDOW + 3);
        assertThat(owners.subList(0, 3)).containsExactlyInAnyOrder(flood.toString(), first.toString(),
                second.toString());
        assertThat(owners.subList(3, 5)).containsExactlyInAnyOrder(flood.toString(), first.toString());
        assertThat(owners.subList(5, 7)).containsOnly(flood.toString());
    }

    @Test
    void prefersAccountsThatHaveFewOpen() throws SQLException {
        UUID busy = table.account();
        table.post(busy, 50);
        take(3);
        UUID idle = table.account();
        table.post(idle, 50);

        assertThat(owners(take(3))).containsOnly(idle.toString());
    }

    @Test
    void leavesTheExpressLaneAndWaitingRetriesAlone() throws SQLException {
        table.post(table.account(), 2);
        table.run(
                "update job set not_before = now() - interval '1 minute' where id = (select id from job order by id limit 1)");
        table.post(table.account(), 1);
        table.run(
                "update job set lane = 'EXPRESS' where account_id in (select account_id from job group by 1 having count(*) = 1)");

        assertThat(take(100)).hasSize(1);
    }

    /** Takers that count at the same time must not both fill one window; each taken job ends at once to make room. */
    @Test
    void neverOpensMoreThanTheWindowThoughManyTake() throws Exception {
        UUID account = table.account();
        table.post(account, 400);
        var most = new AtomicInteger();

        Callable<Integer> taker = () -> {
            int all = 0;
            try (var own = table.open()) {
                for (int round = 0; round < 60; round++) {
                    List<String> taken = takeInTransaction(own);
                    all += taken.size();
                    most.accumulateAndGet(open(own), Math::max);
                    end(own, taken);
                }
            }
            return all;
        };
        int taken = 0;
        try (var takers = Executors.newFixedThreadPool(4)) {
            for (var result : takers.invokeAll(List.of(taker, taker, taker, taker))) {
                taken += result.get();
            }
        }

        assertThat(most).hasValueBetween(1, WINDOW);
        assertThat(taken).isGreaterThan(WINDOW).isEqualTo(table.count("state = 'FAILED'").intValue());
    }

    @Test
    void readsNoMoreThanItTakes() throws SQLException {
        table.post(table.account(), 200_000);
        for (int number = 0; number < 20; number++) {
            table.post(table.account(), 10);
        }
        table.run("analyze job");

        var plan = String.join("\n", JobTable.texts(connection, "explain (analyze, timing off) " + statement(100)));

        assertThat(plan).contains("job_bulk_line", "job_bulk_open").doesNotContain("Seq Scan");
        assertThat(plan.lines().filter(line -> line.contains("Scan using job_")))
                .describedAs(plan).isNotEmpty().allMatch(line -> rows(line) <= 100);
    }

    private static int rows(String line) {
        return Integer.parseInt(line.replaceAll(".*actual rows=(\\d+).*", "$1"));
    }

    private List<String> takeInTransaction(Connection own) throws SQLException {
        own.setAutoCommit(false);
        String bar = JobTable.filled(BulkLine.BAR, Map.of("lock", BulkLine.LOCK));
        List<String> taken = JobTable.texts(own, bar).getFirst().equals("t")
                ? JobTable.texts(own, statement(100))
                : List.of();
        own.commit();
        own.setAutoCommit(true);
        return taken;
    }

    private static int open(Connection own) throws SQLException {
        return Integer.parseInt(JobTable
                .texts(own, "select count(*) from job where state = 'QUEUED' and dispatch_until is not null")
                .getFirst());
    }

    private static void end(Connection own, List<String> jobs) throws SQLException {
        try (var change = own.createStatement()) {
            for (String job : jobs) {
                change.executeUpdate("update job set state = 'FAILED' where id = '" + job + "'");
            }
        }
    }

    private List<String> take(int most) throws SQLException {
        return new ArrayList<>(JobTable.texts(connection, statement(most)));
    }

    private static String statement(int most) {
        return JobTable.filled(BulkLine.TAKE, Map.of("window", WINDOW, "most", most, "hold", 60_000));
    }

    private List<String> owners(List<String> jobs) throws SQLException {
        var owners = new ArrayList<String>();
        for (String job : jobs) {
            owners.addAll(JobTable.texts(connection, "select account_id from job where id = '" + job + "'"));
        }
        return owners;
    }
}
