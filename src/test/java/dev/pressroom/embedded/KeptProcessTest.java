package dev.pressroom.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptProcessTest {
    @TempDir
    Path folder;

    @Test
    void interruptsItsChildWhenItIsClosed() throws IOException {
        var log = folder.resolve("log");
        // A shell could not: it never hears a signal that was ignored when it started, as this one is by the keeper.
        var child = "$| = 1; $SIG{INT} = sub { print \"interrupted\\n\"; exit }; print \"started\\n\"; sleep 1 while 1";
        var process = KeptProcess.start(List.of("perl", "-e", child), log);
        Awaitility.await().until(() -> Files.readString(log).contains("started"));

        process.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(log).content().endsWith("interrupted\n");
    }

    @Test
    void endsWithItsChild() throws IOException {
        try (var process = KeptProcess.start(List.of("sh", "-c", "exit 7"), folder.resolve("log"))) {
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());

            assertThat(process.await()).isEqualTo(7);
        }
    }
}
