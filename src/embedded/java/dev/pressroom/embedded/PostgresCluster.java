package dev.pressroom.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** PostgreSQL's folder on disk and the programs that work on it. */
final class PostgresCluster {
    static final String OWNER = "pressroom";

    private static final String VERSION = "17";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Pattern COMPLAINT = Pattern.compile("FATAL|PANIC|error:|could not|No space left");

    private final DataFolder folder;
    private final Path programs;
    private final OrdinaryUser user;
    private final Path home;
    private final Path log;

    private PostgresCluster(DataFolder folder, Path programs, OrdinaryUser user) {
        this.folder = folder;
        this.programs = programs;
        this.user = user;
        this.home = folder.resolve("postgres");
        this.log = folder.resolve("postgres.log");
    }

    static PostgresCluster in(DataFolder folder, Path programs) {
        var user = OrdinaryUser.here();
        user.requireReach(folder.root());
        user.requireReach(programs);
        return new PostgresCluster(folder, programs, user);
    }

    /** Made under another name first: what a crash leaves half done must not pass for a database. */
    void create() {
        try {
            Files.deleteIfExists(log);
            if (Files.isDirectory(home)) {
                requireVersion();
                return;
            }
            var fresh = folder.resolve("postgres.new");
            if (Files.exists(fresh)) {
                DataFolder.delete(fresh);
            }
            Files.createDirectory(fresh);
            user.give(fresh);
            initialize(fresh);
            Files.move(fresh, home);
        } catch (IOException e) {
            throw DataFolder.unusable(folder.root(), e);
        }
    }

    KeptProcess run(int port) throws IOException {
        var settings = new ArrayList<>(
                List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=64MB"));
        if (!folder.kept()) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        var command = new ArrayList<>(command("postgres", "-D", home.toString(), "-p", Integer.toString(port)));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return KeptProcess.start(command, log);
    }

    /** The server of a killed process ends by itself a moment later; one that does not is asked to. */
    void outliveTheLastServer() {
        var last = lastServer();
        if (last.isEmpty() || awaitEnd(last.get(), GRACE)) {
            return;
        }
        last.get().destroy();
        if (!awaitEnd(last.get(), PATIENCE)) {
            throw new StartFailure(
                    "PostgreSQL of an earlier start (process %1$d) still holds %2$s. Stop it: kill -INT %1$d"
                            .formatted(last.get().pid(), home));
        }
    }

    /** Why the server or its preparation failed, in its own words. */
    String complaint() {
        try {
            var lines = Files.readAllLines(log);
            var reason = lines.reversed().stream().filter(line -> COMPLAINT.matcher(line).find()).findFirst();
            return reason.or(() -> lines.reversed().stream().findFirst()).orElse("it gave no reason") + " (" + log
                    + ")";
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }

    private void initialize(Path fresh) throws IOException {
        var password = folder.resolve("postgres.password");
        Files.deleteIfExists(password);
        Files.createFile(password, DataFolder.ownerOnly());
        Files.writeString(password, folder.secrets().postgresPassword());
        user.give(password);
        try {
            var command = command("initdb", "-D", fresh.toString(), "-U", OWNER, "--pwfile=" + password, "-A",
                    "scram-sha-256", "-E", "UTF8",
                    "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                    folder.kept() ? "--sync-method=fsync" : "-N");
            if (KeptProcess.start(command, log).await() != 0) {
                throw new StartFailure("PostgreSQL could not make its data folder: " + complaint());
            }
        } finally {
            Files.delete(password);
        }
    }

    private void requireVersion() throws IOException {
        var found = Files.readString(home.resolve("PG_VERSION")).strip();
        if (!found.equals(VERSION)) {
            throw new StartFailure(
                    "The data in %s was written by PostgreSQL %s and this is %s. Choose another folder with --data."
                            .formatted(folder.root(), found, VERSION));
        }
    }

    /** Its process id may have gone to somebody else since. */
    private Optional<ProcessHandle> lastServer() {
        var note = home.resolve("postmaster.pid");
        try {
            var first = Files.exists(note) ? Files.readAllLines(note).getFirst().strip() : "";
            return first.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(first)).filter(PostgresCluster::isPostgres);
        } catch (IOException | NumberFormatException e) {
            throw new StartFailure("The file " + note
                    + " cannot be understood. If no PostgreSQL runs on that folder, delete the file.", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(command -> command.endsWith("/postgres")).isPresent();
    }

    private static boolean awaitEnd(ProcessHandle process, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Pause.brief();
        }
        return !process.isAlive();
    }

    private List<String> command(String program, String... arguments) {
        return user.command(programs.resolve("bin").resolve(program), arguments);
    }
}
