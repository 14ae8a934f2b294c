package dev.pressroom.storage;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.Config;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;
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

    /**
     * Another one each time, also within the second to which signatures tell the time, so that each can be told apart in the store's own
     * log; stores pass over parameters that begin with {@code x-}.
     *
     * @param filename what the download is called, any characters
     */
    public Uni<URI> link(String key, String filename, Duration lifetime) {
        return OffLoop.run(() -> URI.create(presigner.presignGetObject(signing -> signing.signatureDuration(lifetime)
                .getObjectRequest(get -> get.bucket(config.bucket()).key(key)
                        .overrideConfiguration(own -> own.putRawQueryParameter("x-link", UUID.randomUUID().toString()))
                        .responseContentDisposition(ContentDisposition.attachment(filename))))
                .url().toExternalForm()));
    }

    @PreDestroy
    void close() {
        presigner.close();
    }
}
