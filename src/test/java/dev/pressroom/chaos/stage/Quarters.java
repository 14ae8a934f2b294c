package dev.pressroom.chaos.stage;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import dev.pressroom.embedded.OrdinaryUser;

/** Where the servers of a run live, and the user who runs them: one who is not root. Goes with all that is in it. */
final class Quarters implements AutoCloseable {
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;

    /** Kept, for whoever wants to know why. */
    private static final Path LOGS = Path.of("target/chaos");

    private final OrdinaryUser user = OrdinaryUser.here();
    private final Path root;

    Quarters() throws IOException {
        if (Files.exists(LOGS)) {
            delete(LOGS);
        }
        Files.createDirectories(LOGS);
        root = Files.createTempDirectory("pressroom-chaos-").toRealPath();
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
        user.give(root);
        user.requireReach(root);
    }

    /** A folder that the servers' user owns. */
    Path folder(String name) throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        user.give(folder);
        return folder;
    }

    /** Runs as the servers' user; what it says is added to a file beside the others. */
    Process run(String log, Map<String, String> environment, Path program, String... arguments) throws IOException {
        var builder = new ProcessBuilder(user.command(program, arguments)).directory(root.toFile())
                .redirectInput(new File("/dev/null")).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOGS.resolve(log).toFile()));
        builder.environment().put("HOME", root.toString());
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What was said there, for a message to whoever runs this. */
    String read(String log) {
        try {
            return Files.readString(LOGS.resolve(log));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /**
     * A free port from below those that the kernel gives to outgoing connections: while its server is down, nobody else takes it, and
     * a client that keeps trying cannot meet itself there.
     */
    static int port() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (java.net.BindException taken) {
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(root);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
