package dev.pressroom.chaos.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of a RabbitMQ and a PostgreSQL that are installed on this machine.
 *
 * @param rabbitmq the folder of {@code rabbitmq-server}: the programs behind the wrappers of the PATH, which insist on the system's user
 * @param postgres the folder of {@code postgres}, the newest where there are several
 */
public record Programs(Path rabbitmq, Path postgres) {
    public static final String NEEDED = "RabbitMQ (rabbitmq-server, epmd) and PostgreSQL (initdb, postgres) must be installed.";

    private static final List<String> RABBITMQ = List.of("/usr/lib/rabbitmq/bin", "/usr/lib/rabbitmq/lib/*/sbin",
            "/opt/rabbitmq/sbin", "/usr/local/sbin", "/opt/homebrew/sbin");
    private static final List<String> POSTGRES = List.of("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin",
            "/usr/local/bin", "/opt/homebrew/bin");

    /** Empty where one of them is missing. */
    public static Optional<Programs> installed() {
        Optional<Path> postgres = folders(POSTGRES).filter(folder -> has(folder, "initdb") && has(folder, "postgres"))
                .max(Comparator.comparingInt(Programs::version));
        Optional<Path> rabbitmq = folders(RABBITMQ).filter(folder -> has(folder, "rabbitmq-server")).findFirst();
        boolean epmd = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> has(Path.of(folder), "epmd"));
        return epmd
                ? rabbitmq.flatMap(rabbit -> postgres.map(found -> new Programs(rabbit, found)))
                : Optional.empty();
    }

    private static boolean has(Path folder, String program) {
        return Files.isExecutable(folder.resolve(program));
    }

    private static int version(Path folder) {
        String digits = folder.toString().replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static Stream<Path> folders(List<String> patterns) {
        return patterns.stream().flatMap(pattern -> matches(Path.of("/"), Path.of(pattern).iterator()).stream());
    }

    private static List<Path> matches(Path from, java.util.Iterator<Path> names) {
        List<Path> found = List.of(from);
        while (names.hasNext()) {
            String name = names.next().toString();
            var deeper = new ArrayList<Path>();
            found.forEach(folder -> deeper.addAll(inside(folder, name)));
            found = deeper;
        }
        return found;
    }

    private static List<Path> inside(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(folder, name)) {
            entries.forEach(found::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }
}
