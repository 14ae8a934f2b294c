package dev.pressroom.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.job.Desk;
import software.amazon.awssdk.services.s3.S3AsyncClient;

@QuarkusTest
class UploadsTest {
    private static final int MEGABYTE = 1 << 20;

    private final byte[] content = new byte[MEGABYTE];
    private final String key = "uploads/" + UUID.randomUUID() + ".zip";

    @Inject
    Uploads uploads;

    @Inject
    Documents documents;

    @Inject
    S3AsyncClient client;

    @Inject
    StorageConfig config;

    @Inject
    Desk desk;

    @Test
    void sendsWhatIsSmallWithoutAsking() {
        assertThat(client.serviceClientConfiguration().overrideConfiguration().executionInterceptors())
                .anyMatch(AtOnce.class::isInstance);
    }

    @Test
    void storesContentOfAnyLengthAsItComes() {
        new Random(1).nextBytes(content);

        long size = desk.now(() -> uploads.put(key, megabytes(21), "application/zip"));

        assertThat(size).isEqualTo(21L * MEGABYTE);
        Buffer read = desk.now(() -> documents.open(key).onItem().transformToMulti(Documents.Content::bytes).collect()
                .in(Buffer::buffer, Buffer::appendBuffer));
        assertThat(read.length()).isEqualTo(21 * MEGABYTE);
        IntStream.range(0, 21).forEach(
                piece -> assertThat(read.getBytes(piece * MEGABYTE, (piece + 1) * MEGABYTE)).isEqualTo(content));
    }

    @Test
    void leavesNothingWhereTheContentBreaksOff() {
        Multi<Buffer> broken = Multi.createBy().concatenating().streams(megabytes(9),
                Multi.createFrom().failure(new IllegalStateException("broken off")));

        assertThatThrownBy(() -> desk.now(() -> uploads.put(key, broken, "application/zip")))
                .hasMessageContaining("broken off");

        assertThat(begun()).isFalse();
        assertThatThrownBy(() -> desk.now(() -> documents.open(key))).hasMessageContaining("key");
    }

    @Test
    void removesWhatSomebodyBrokeOffToStore() {
        client.createMultipartUpload(create -> create.bucket(config.bucket()).key(key)).join();
        assertThat(begun()).isTrue();

        desk.now(() -> uploads.remove(key));

        assertThat(begun()).isFalse();
    }

    private Multi<Buffer> megabytes(int count) {
        return Multi.createFrom().range(0, count).map(piece -> Buffer.buffer(content));
    }

    private boolean begun() {
        return client.listMultipartUploads(list -> list.bucket(config.bucket())).join().uploads().stream()
                .anyMatch(upload -> upload.key().equals(key));
    }
}
