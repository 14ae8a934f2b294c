package dev.pressroom.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * The application on a database of its own, to be filled with a million jobs, whose server notes the plan of each statement
 * that it runs. Nobody renders, and no chore is done but those a test does itself; due deliveries are looked for.
 */
public final class MillionJobs implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(new QuietHouse().getConfigOverrides());
        // What a worker would do is done by hand, and nothing is to be sent to a broker that others use.
        settings.putAll(Map.of("pressroom.maintenance.redispatch", "1h", "pressroom.broker.sweep", "1h",
                "pressroom.webhook.sweep", "1s", "pressroom.webhook.purge", "1h"));
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OwnDatabase.class));
    }

    /** Both would name the database. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    public static final class OwnDatabase implements QuarkusTestResourceLifecycleManager {
        private static final String NAME = "million_jobs";
        private final Map<String, String> properties = new HashMap<>(Services.properties());

        @Override
        public Map<String, String> start() {
            run("drop database if exists " + NAME, "create database " + NAME,
                    "alter database " + NAME + " set session_preload_libraries = 'auto_explain'");
            for (String setting : List.of("log_min_duration = 0", "log_analyze = on", "log_format = json",
                    "log_timing = off", "log_nested_statements = on")) {
                run("alter database " + NAME + " set auto_explain." + setting);
            }
            var own = new HashMap<>(properties);
            own.replaceAll((key, value) -> key.startsWith("quarkus.datasource.") && key.endsWith(".url")
                    ? value.substring(0, value.lastIndexOf('/') + 1) + NAME
                    : value);
            return own;
        }

        /** It would take room until the servers end. */
        @Override
        public void stop() {
            run("drop database if exists " + NAME + " with (force)");
        }

        private void run(String... statements) {
            try (var connection = DriverManager.getConnection(properties.get("quarkus.datasource.jdbc.url"),
                    properties.get("quarkus.datasource.username"), properties.get("quarkus.datasource.password"));
                    var statement = connection.createStatement()) {
                for (String text : statements) {
                    statement.execute(text);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
