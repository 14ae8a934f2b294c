package dev.pressroom.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL as a child process, on the loopback address, behind a password. */
final class EmbeddedPostgres implements EmbeddedServer {
    private static final String DATABASE = "pressroom";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final KeptProcess process;
    private final PGSimpleDataSource door;

    private EmbeddedPostgres(KeptProcess process, PGSimpleDataSource door) {
        this.process = process;
        this.door = door;
    }

    /** @param shelf where PostgreSQL's programs are unpacked, once for all data folders */
    static EmbeddedPostgres start(DataFolder folder, Path shelf, int port) {
        var cluster = PostgresCluster.in(folder, PostgresPrograms.unpack(shelf));
        cluster.outliveTheLastServer();
        cluster.create();
        var chosen = Ports.freeOrGiven(port, "PostgreSQL", "PRESSROOM_EMBEDDED_POSTGRES_PORT");
        try {
            var server = new EmbeddedPostgres(cluster.run(chosen), door(folder.secrets(), chosen));
            server.awaitReady(cluster);
            return server;
        } catch (IOException e) {
            throw DataFolder.unusable(folder.root(), e);
        }
    }

    @Override
    public Map<String, String> properties() {
        var address = "postgresql://127.0.0.1:" + door.getPortNumbers()[0] + "/" + DATABASE;
        return Map.of("quarkus.datasource.jdbc.url", "jdbc:" + address, "quarkus.datasource.reactive.url", address,
                "quarkus.datasource.username", PostgresCluster.OWNER, "quarkus.datasource.password",
                String.valueOf(door.getPassword()));
    }

    @Override
    public void close() {
        process.close();
    }

    private void awaitReady(PostgresCluster cluster) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!opens()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.close();
                throw new StartFailure("PostgreSQL did not start: " + cluster.complaint());
            }
            Pause.brief();
        }
    }

    private boolean opens() {
        try (var connection = door.getConnection()) {
            createDatabase(connection);
            return true;
        } catch (SQLException e) {
            // Not yet. Why a server never opens stands in its log.
            return false;
        }
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'").next()) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    private static PGSimpleDataSource door(Secrets secrets, int port) {
        var door = new PGSimpleDataSource();
        door.setServerNames(new String[]{"127.0.0.1"});
        door.setPortNumbers(new int[]{port});
        door.setDatabaseName("postgres");
        door.setUser(PostgresCluster.OWNER);
        door.setPassword(secrets.postgresPassword());
        door.setConnectTimeout(5);
        return door;
    }
}
