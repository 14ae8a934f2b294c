package dev.pressroom.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedS3Test {
    private DataFolder folder;
    private EmbeddedS3 server;

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = DataFolder.kept(temporary);
        server = EmbeddedS3.start(folder, 0);
        Doors.put(server.properties(), "a/b.txt", "hello");
    }

    @AfterEach
    void stop() {
        server.close();
        folder.close();
    }

    @Test
    void answersAPresignedUrl() throws Exception {
        var answer = Doors.fetch(Doors.link(server.properties(), "a/b.txt", Duration.ofMinutes(1)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
    }

    @Test
    void refusesAnExpiredUrl() {
        var link = Doors.link(server.properties(), "a/b.txt", Duration.ofSeconds(1));

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> Doors.fetch(link).statusCode() == 403);
    }

    @Test
    void refusesAnUnsignedRequest() throws Exception {
        var answer = Doors
                .fetch(URI.create(server.properties().get("quarkus.s3.endpoint-override") + "/pressroom/a/b.txt"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesAnAlteredUrl() throws Exception {
        var link = Doors.link(server.properties(), "a/b.txt", Duration.ofMinutes(1)).toString();

        var answer = Doors.fetch(URI.create(link.replace("X-Amz-Expires=60", "X-Amz-Expires=6000")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }
}
