package dev.pressroom.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements that look for what is over, on a table of their own with many jobs that are not. */
class ExpiriesTest {
    private JobTable table;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        table = new JobTable();
        connection = table.open();
        table.post(table.account(), 20_000);
        table.run(
                """
                        update job set state = case when number % 2 = 0 then 'SUCCEEDED' else 'FAILED' end, document_key = 'key',
                               finished_at = now() - number * interval '1 minute'""");
        table.run("update job set expired_at = now() - number * interval '1 minute'"
                + " where number % 4 = 1");
        table.run("vacuum analyze job");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        table.close();
    }

    @Test
    void findWhatHasExpiredByItsIndex() throws SQLException {
        assertThat(plan(Expiries.EXPIRE_SOME)).anyMatch(line -> line.contains("using job_expiring"))
                .noneMatch(ExpiriesTest::readsTheWholeTable);
        assertThat(plan(Expiries.EMPTY)).anyMatch(line -> line.contains("using job_expiring"))
                .noneMatch(ExpiriesTest::readsTheWholeTable);
    }

    @Test
    void findRowsWhoseTimeIsOverByTheirIndex() throws SQLException {
        assertThat(plan(Expiries.REMOVE)).anyMatch(line -> line.contains("using job_over"))
                .noneMatch(ExpiriesTest::readsTheWholeTable);
    }

    private List<String> plan(String statement) throws SQLException {
        return JobTable.texts(connection, "explain " + JobTable.filled(statement, Map.of("most", 200)));
    }

    private static boolean readsTheWholeTable(String line) {
        return line.contains("Seq Scan on job ");
    }
}
