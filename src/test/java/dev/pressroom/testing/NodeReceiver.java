package dev.pressroom.testing;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/** A receiver that is none of ours, see {@code src/test/node}. */
public final class NodeReceiver implements AutoCloseable {
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path PLACE = Path.of("target/node");

    private final Process process;
    private final BufferedReader says;
    private final BufferedWriter hears;
    private final String port;

    /** Skips the test, in a line, where there is no Node or nothing can be fetched. */
    public NodeReceiver() throws IOException, InterruptedException {
        Process fetch = new ProcessBuilder(SOURCES.resolve("fetch").toString()).redirectErrorStream(true).start();
        String why = new String(fetch.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        boolean fetched = fetch.waitFor(2, TimeUnit.MINUTES) && fetch.exitValue() == 0;
        if (!fetched) {
            System.out.println("The receiver in Node is skipped: " + why);
        }
        Assumptions.assumeTrue(fetched, why);
        process = new ProcessBuilder("node", "receiver.js").directory(PLACE.toFile()).redirectErrorStream(true).start();
        says = process.inputReader();
        hears = process.outputWriter();
        port = next();
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** From now on it trusts this one alone. */
    public void trust(String secret) throws IOException {
        hears.write(secret + "\n");
        hears.flush();
        if (!next().equals("ready")) {
            throw new IllegalStateException("it does not take the secret");
        }
    }

    /** What it says of the next request; waits for it. */
    public String next() throws IOException {
        return Objects.requireNonNull(says.readLine(), "it has ended");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
