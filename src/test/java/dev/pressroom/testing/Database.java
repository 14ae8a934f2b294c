package dev.pressroom.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.agroal.api.AgroalDataSource;

/** The tables as an operator sees them, for what no door of ours shows or does. */
@Singleton
public class Database {
    private final AgroalDataSource source;

    Database(AgroalDataSource source) {
        this.source = source;
    }

    /** @return how many rows it changed */
    public int run(String statement, Object... parameters) {
        try (var connection = source.getConnection(); var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            return prepared.execute() ? 0 : prepared.getUpdateCount();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** The one value that a query finds, as text; null where it finds no row or null. */
    public @Nullable String value(String query, Object... parameters) {
        try (var connection = source.getConnection(); var prepared = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            var rows = prepared.executeQuery();
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Statements on one connection, whose settings go with them. */
    public void runTogether(List<String> statements) {
        try (var connection = source.getConnection(); var open = connection.createStatement()) {
            for (String statement : statements) {
                open.execute(statement);
            }
            open.execute("reset all");
        } catch (SQLException e) {
            throw new IllegalStateException("of those statements one failed", e);
        }
    }

    public int count(String query, Object... parameters) {
        return Integer.parseInt(String.valueOf(value(query, parameters)));
    }

    /** One column of one job. */
    public @Nullable String job(UUID id, String column) {
        return value("select " + column + " from job where id = ?", id);
    }

    /** Holds the job's row until the connection ends or rolls back. */
    public Connection lock(UUID job) throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("select id from job where id = ? for update")) {
            statement.setObject(1, job);
            statement.execute();
        }
        return connection;
    }

    public boolean someoneWaitsForALock() {
        return count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0;
    }
}
