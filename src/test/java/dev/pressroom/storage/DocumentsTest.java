package dev.pressroom.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import dev.pressroom.problem.Problem;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Exception;

class DocumentsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] SMALL = new byte[1000];

    private static final Duration BLINK = Duration.ofMillis(400);

    private final Store store = new Store();
    private final List<S3AsyncClient> clients = new ArrayList<>();

    DocumentsTest() throws IOException {}

    /** @param silence how long the store may neither take nor give a byte */
    private Documents documents(Duration silence) {
        clients.add(S3AsyncClient.builder().endpointOverride(store.address()).region(Region.US_EAST_1)
                .forcePathStyle(true).overrideConfiguration(client -> client.addExecutionInterceptor(new AtOnce()))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().readTimeout(silence).writeTimeout(silence))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build());
        return new Documents(clients.getLast(), config(Map.of("pressroom.storage.timeout", "5s",
                "pressroom.storage.open-timeout", "1s", "pressroom.storage.patience", "30s")));
    }

    private static StorageConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(StorageConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build()
                .getConfigMapping(StorageConfig.class);
    }

    @AfterEach
    void close() throws IOException {
        clients.forEach(S3AsyncClient::close);
        store.close();
    }

    @ParameterizedTest
    @EnumSource(value = Store.Mood.class, names = {"OVERLOADED", "SILENT", "GONE"})
    void keepsADocumentUntilTheStoreTakesIt(Store.Mood mood) {
        // More often than the client itself tries.
        store.will(mood, mood, mood, mood, mood, mood);

        StoredDocument stored = documents(BLINK).put("a/b/1.pdf", SMALL, Documents.PDF).await().atMost(PATIENCE);

        assertThat(stored.size()).isEqualTo(SMALL.length);
        assertThat(store.requests()).isGreaterThan(6);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0", "2000000, 1"})
    void asksTheStoreBeforeItSendsMuch(int size, int asked) {
        documents(PATIENCE).put("a/b/1.pdf", new byte[size], Documents.PDF).await().atMost(PATIENCE);

        assertThat(store.asked()).isEqualTo(asked);
    }

    @Test
    void givesASlowStoreItsTime() {
        // Some ten seconds for the whole; what the machine keeps on the way, 4 MB or so, is taken in less than the silence.
        store.slow(Duration.ofMillis(20));

        StoredDocument stored = documents(Duration.ofSeconds(4)).put("a/b/1.pdf", new byte[30_000_000], Documents.PDF)
                .await().atMost(PATIENCE);

        assertThat(stored.size()).isEqualTo(30_000_000);
        assertThat(store.requests()).isEqualTo(1);
    }

    @Test
    void doesNotWaitForAStoreThatRefuses() {
        store.will(Store.Mood.FORBIDDEN);

        var put = documents(BLINK).put("a/b/1.pdf", SMALL, Documents.PDF);

        assertThatThrownBy(() -> put.await().atMost(PATIENCE)).isInstanceOf(S3Exception.class);
        assertThat(store.requests()).isEqualTo(1);
    }

    @Test
    void saysThatTheStoreIsAway() throws IOException {
        store.close();

        var open = documents(BLINK).open("a/b/1.pdf");

        assertThatThrownBy(() -> open.await().atMost(PATIENCE)).isInstanceOf(Problem.Unavailable.class);
    }

    @Test
    void doesNotLetAReaderWaitForASilentStore() {
        var silent = Store.Mood.SILENT;
        store.will(silent, silent, silent, silent, silent, silent);
        long begun = System.nanoTime();

        var open = documents(BLINK).open("a/b/1.pdf");

        assertThatThrownBy(() -> open.await().atMost(PATIENCE)).isInstanceOf(Problem.Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    }
}
