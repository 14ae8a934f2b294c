package dev.pressroom.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child that ends when this process ends, however that happens: between the two sits a shell that reads a pipe whose other end
 * only this process holds, so even {@code kill -9} of this process is noticed.
 */
final class KeptProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * The keeper ignores the terminal's signals and puts the child into a session of its own where it can: Ctrl-C must reach the
     * child last, by the pipe, after the application has stopped using it.
     */
    private static final String KEEPER = """
            trap '' INT TERM HUP
            exec 3<&0
            if command -v setsid >/dev/null 2>&1; then set -- setsid "$@"; fi
            "$@" 3<&- </dev/null &
            child=$!
            (read -r _ <&3; kill -INT "$child") 2>/dev/null &
            watcher=$!
            wait "$child"
            status=$?
            kill -KILL "$watcher" 2>/dev/null
            exit "$status"
            """;

    private final Process keeper;

    private KeptProcess(Process keeper) {
        this.keeper = keeper;
    }

    static KeptProcess start(List<String> command, Path log) throws IOException {
        var line = new ArrayList<>(List.of("/bin/sh", "-c", KEEPER, "keeper"));
        line.addAll(command);
        var builder = new ProcessBuilder(line).redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        // The messages of the programs are read by us: they must not depend on the user's language.
        builder.environment().put("LC_ALL", "C");
        return new KeptProcess(builder.start());
    }

    boolean isAlive() {
        return keeper.isAlive();
    }

    /** Waits for a child that ends by itself and answers its exit code. */
    int await() {
        try {
            return keeper.waitFor();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new StartFailure("Stopped before it had started.", e);
        }
    }

    @Override
    public void close() {
        try {
            keeper.getOutputStream().close();
            if (!keeper.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private void kill() {
        keeper.descendants().forEach(ProcessHandle::destroyForcibly);
        keeper.destroyForcibly();
    }
}
