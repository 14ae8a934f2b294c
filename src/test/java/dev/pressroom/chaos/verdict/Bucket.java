package dev.pressroom.chaos.verdict;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.pressroom.Sha256;
import dev.pressroom.chaos.stage.Stage;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** The store as it is, asked past the proxy. */
public final class Bucket implements AutoCloseable {
    private final S3AsyncClient client;
    private final String name;

    public Bucket(Stage stage) {
        name = stage.property("pressroom.storage.bucket");
        client = S3AsyncClient.builder().endpointOverride(URI.create(stage.property("quarkus.s3.endpoint-override")))
                .forcePathStyle(true).region(Region.of(stage.property("quarkus.s3.aws.region")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        stage.property("quarkus.s3.aws.credentials.static-provider.access-key-id"),
                        stage.property("quarkus.s3.aws.credentials.static-provider.secret-access-key"))))
                .build();
    }

    private Set<String> keys() {
        var keys = new TreeSet<String>();
        client.listObjectsV2Paginator(list -> list.bucket(name)).contents().subscribe(object -> keys.add(object.key()))
                .join();
        return keys;
    }

    /** The SHA-256 of each object's bytes, by its key. */
    public Map<String, String> contents() {
        var contents = new TreeMap<String, String>();
        for (String key : keys()) {
            byte[] bytes = client.getObject(get -> get.bucket(name).key(key), AsyncResponseTransformer.toBytes()).join()
                    .asByteArrayUnsafe();
            contents.put(key, Sha256.hex(bytes));
        }
        return contents;
    }

    @Override
    public void close() {
        client.close();
    }
}
