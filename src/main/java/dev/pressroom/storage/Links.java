package dev.pressroom.storage;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.Config;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Pre-signed addresses: whoever has one may fetch that document until it ends. Signing asks nobody, it only computes. */
@ApplicationScoped
public class Links {
    private final S3Presigner presigner;
    private final StorageConfig config;

    Links(S3AsyncClient client, StorageConfig config, Config all) {
        this.config = config;
        var known = client.serviceClientConfiguration();
        var builder = S3Presigner.builder().region(known.region()).credentialsProvider(known.credentialsProvider())
                .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(config.pathStyle()).build());
        config.publicEndpoint().or(() -> all.getOptionalValue("quarkus.s3.endpoint-override", URI.class))
                .ifPresent(builder::endpointOverride);
        presigner = builder.build();
    }

    public Duration lifetime() {
        return config.linkLifetime();
    }

    /** @param filename what the download is called, any characters */
    public Uni<URI> link(String key, String filename, Duration lifetime) {
        return signed(key, filename, lifetime, get -> {});
    }

    /** As {@link #link}, and never the same twice, also within the second to which signatures tell the time. */
    public Uni<URI> freshLink(String key, String filename, Duration lifetime) {
        String random = UUID.randomUUID().toString();
        // Stores sign and otherwise ignore parameters that begin so.
        return signed(key, filename, lifetime,
                get -> get.overrideConfiguration(beside -> beside.putRawQueryParameter("x-link", random)));
    }

    private Uni<URI> signed(String key, String filename, Duration lifetime, Consumer<GetObjectRequest.Builder> more) {
        return OffLoop.run(() -> URI.create(presigner.presignGetObject(signing -> signing.signatureDuration(lifetime)
                .getObjectRequest(get -> more.accept(get.bucket(config.bucket()).key(key)
                        .responseContentDisposition(ContentDisposition.attachment(filename)))))
                .url().toExternalForm()));
    }

    @PreDestroy
    void close() {
        presigner.close();
    }
}
