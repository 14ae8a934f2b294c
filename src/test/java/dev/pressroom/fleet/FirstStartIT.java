package dev.pressroom.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.pressroom.testing.Services;

/** A process that finds a database without a table. */
class FirstStartIT {
    private static final String JDBC = "quarkus.datasource.jdbc.url";
    private static final String REACTIVE = "quarkus.datasource.reactive.url";
    private static final String NAME = "first_start";

    @Test
    void saysNothingOfErrors() throws Exception {
        try (var fleet = new Fleet(onAnEmptyDatabase())) {
            var first = fleet.start("all");

            assertThat(Files.readAllLines(first.log())).noneMatch(line -> line.contains(" ERROR "));
            assertThat(first.terminate()).isZero();
        }
    }

    private static Map<String, String> onAnEmptyDatabase() throws Exception {
        var servers = new HashMap<>(Services.properties());
        try (var connection = DriverManager.getConnection(servers.get(JDBC),
                servers.get("quarkus.datasource.username"), servers.get("quarkus.datasource.password"));
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + NAME);
            statement.execute("create database " + NAME);
        }
        servers.compute(JDBC, (key, url) -> named(url));
        servers.compute(REACTIVE, (key, url) -> named(url));
        return servers;
    }

    private static String named(String url) {
        return url.replaceFirst("(//[^/]+/)[^?]+", "$1" + NAME);
    }
}
