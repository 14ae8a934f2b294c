package dev.pressroom.job;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;

import org.flywaydb.core.Flyway;

import dev.pressroom.testing.Services;

/** A schema of a test's own with all tables, for statements as they are, away from the application that runs beside. */
final class JobTable implements AutoCloseable {
    private final String schema = "jobs_" + UUID.randomUUID().toString().replace("-", "");
    private final String url = property("quarkus.datasource.jdbc.url");
    private final Properties login = new Properties();
    private final Connection connection;

    JobTable() throws SQLException {
        login.setProperty("user", property("quarkus.datasource.username"));
        login.setProperty("password", property("quarkus.datasource.password"));
        login.setProperty("currentSchema", schema);
        Flyway.configure().dataSource(url, login.getProperty("user"), login.getProperty("password")).schemas(schema)
                .load().migrate();
        connection = open();
    }

    private static String property(String key) {
        return Objects.requireNonNull(Services.properties().get(key));
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, login);
    }

    UUID account() throws SQLException {
        UUID id = UUID.randomUUID();
        run("insert into account (id, name, created_at) values ('" + id + "', 'test', now())");
        return id;
    }

    /** Queued bulk jobs that nobody has looked at, in the order of their ids. */
    void post(UUID account, int jobs) throws SQLException {
        run("""
                insert into job (id, account_id, created_by, lane)
                select cast(lpad(to_hex(:first + n), 32, '0') as uuid), ':account', 'key', 'BULK' from generate_series(1, :jobs) n
                """
                .replace(":first", count("true").toString()).replace(":account", account.toString())
                .replace(":jobs", String.valueOf(jobs)));
    }

    void run(String statement) throws SQLException {
        try (var change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    Long count(String condition) throws SQLException {
        return Long.valueOf(texts(connection, "select count(*) from job where " + condition).getFirst());
    }

    /** The first column. */
    static List<String> texts(Connection connection, String statement) throws SQLException {
        try (var query = connection.createStatement(); var rows = query.executeQuery(statement)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** The statement as the application sends it, with its parameters written out. */
    static String filled(String statement, Map<String, ?> parameters) {
        String filled = statement;
        for (var parameter : parameters.entrySet()) {
            filled = filled.replace(":" + parameter.getKey(), String.valueOf(parameter.getValue()));
        }
        return filled;
    }

    @Override
    public void close() throws SQLException {
        run("drop schema " + schema + " cascade");
        connection.close();
    }
}
