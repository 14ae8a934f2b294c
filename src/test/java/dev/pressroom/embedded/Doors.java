package dev.pressroom.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Speaks to servers in their own protocols, by what the application would be told of them. */
final class Doors {
    private Doors() {}

    static Connection amqp(Map<String, String> properties) throws IOException, TimeoutException {
        var factory = new ConnectionFactory();
        factory.setHost(properties.get("pressroom.broker.host"));
        factory.setPort(Integer.parseInt(properties.get("pressroom.broker.port")));
        factory.setUsername(properties.get("pressroom.broker.username"));
        factory.setPassword(properties.get("pressroom.broker.password"));
        return factory.newConnection();
    }

    static java.sql.Connection sql(Map<String, String> properties) throws SQLException {
        return DriverManager.getConnection(properties.get("quarkus.datasource.jdbc.url"),
                properties.get("quarkus.datasource.username"),
                properties.get("quarkus.datasource.password"));
    }

    static void run(Map<String, String> properties, String... commands) throws SQLException {
        try (var connection = sql(properties); var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }

    static String ask(Map<String, String> properties, String question) throws SQLException {
        try (var connection = sql(properties); var statement = connection.createStatement()) {
            var rows = statement.executeQuery(question);
            rows.next();
            return rows.getString(1);
        }
    }

    static void put(Map<String, String> properties, String key, String text) {
        try (var client = s3(properties)) {
            client.putObject(request -> request.bucket(bucket(properties)).key(key), AsyncRequestBody.fromString(text))
                    .join();
        }
    }

    static String get(Map<String, String> properties, String key) {
        try (var client = s3(properties)) {
            return client
                    .getObject(request -> request.bucket(bucket(properties)).key(key),
                            AsyncResponseTransformer.toBytes())
                    .join()
                    .asUtf8String();
        }
    }

    static URI link(Map<String, String> properties, String key, Duration lifetime) {
        try (var presigner = S3Presigner.builder().endpointOverride(endpoint(properties)).region(region(properties))
                .credentialsProvider(credentials(properties)).serviceConfiguration(pathStyle()).build()) {
            return URI.create(presigner.presignGetObject(link -> link.signatureDuration(lifetime)
                    .getObjectRequest(request -> request.bucket(bucket(properties)).key(key))).url().toString());
        }
    }

    static HttpResponse<String> fetch(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }

    private static S3AsyncClient s3(Map<String, String> properties) {
        return S3AsyncClient.builder().endpointOverride(endpoint(properties)).region(region(properties))
                .credentialsProvider(credentials(properties)).serviceConfiguration(pathStyle()).build();
    }

    private static S3Configuration pathStyle() {
        return S3Configuration.builder().pathStyleAccessEnabled(true).build();
    }

    private static URI endpoint(Map<String, String> properties) {
        return URI.create(properties.get("quarkus.s3.endpoint-override"));
    }

    private static Region region(Map<String, String> properties) {
        return Region.of(properties.get("quarkus.s3.aws.region"));
    }

    private static String bucket(Map<String, String> properties) {
        return properties.getOrDefault("pressroom.storage.bucket", "none");
    }

    private static StaticCredentialsProvider credentials(Map<String, String> properties) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(properties.get("quarkus.s3.aws.credentials.static-provider.access-key-id"),
                        properties.get("quarkus.s3.aws.credentials.static-provider.secret-access-key")));
    }
}
