package dev.pressroom.dialect.reportflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/** Programs that are none of ours, run as processes of their own; a test that needs one which is not there is skipped, in a line. */
final class Foreigner {
    private static final Path PACKAGES = Path.of("target").toAbsolutePath();
    private static final long MOST_SECONDS = 180;

    private Foreigner() {}

    /** What a program said, and how it ended. */
    record Ended(int code, String said) {}

    static void needCurl() throws IOException, InterruptedException {
        boolean there = true;
        try {
            there = run(Path.of("."), Map.of(), List.of("curl", "--version")).code() == 0;
        } catch (IOException missing) {
            there = false;
        }
        skipUnless(there, "curl is not installed.");
    }

    /** @param language {@code node} or {@code python}, a folder of the tests */
    static void need(String language) throws IOException, InterruptedException {
        Ended fetched = run(Path.of("."), Map.of(), List.of(Path.of("src/test", language, "fetch").toString()));
        skipUnless(fetched.code() == 0, fetched.said().strip());
    }

    private static void skipUnless(boolean there, String why) {
        if (!there) {
            System.out.println("Clients of ReportFlow are skipped: " + why);
        }
        Assumptions.assumeTrue(there, why);
    }

    static Ended run(Path folder, Map<String, String> variables, List<String> command)
            throws IOException, InterruptedException {
        Process process = start(folder, variables, command);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("it does not end: " + said);
        }
        return new Ended(process.exitValue(), said);
    }

    static Process start(Path folder, Map<String, String> variables, List<String> command) throws IOException {
        Files.createDirectories(folder);
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().put("NODE_PATH", PACKAGES.resolve("node/node_modules").toString());
        builder.environment().put("PYTHONPATH", PACKAGES.resolve("python").toString());
        return builder.start();
    }
}
