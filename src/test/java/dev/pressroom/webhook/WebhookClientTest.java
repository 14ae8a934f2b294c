package dev.pressroom.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;

import dev.pressroom.outbound.Destination;

/** TLS with a server that is reached by its address, and known by its name. */
class WebhookClientTest {
    private static final WebhookConfig CONFIG = new SmallRyeConfigBuilder().withMapping(WebhookConfig.class)
            .withDefaultValue("pressroom.webhook.timeout", "10s")
            .withConverter(Duration.class, 200, WebhookClientTest::duration).build()
            .getConfigMapping(WebhookConfig.class);

    private final Vertx vertx = Vertx.vertx();
    private final SelfSignedCertificate certificate = SelfSignedCertificate.create("receiver.test");
    private final HttpServer server = vertx.createHttpServer(new HttpServerOptions().setSsl(true).setSni(true)
            .setKeyCertOptions(certificate.keyCertOptions()).setHost("127.0.0.1").setPort(0));

    /** As Quarkus reads them. */
    private static Duration duration(String text) {
        return Duration.parse(text.endsWith("d") ? "P" + text : "PT" + text);
    }

    @BeforeEach
    void listen() {
        server.requestHandler(request -> request.body().onSuccess(body -> request.response().end(
                request.getHeader("Host") + " " + request.connection().indicatedServerName() + " " + body)));
        server.listen().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        certificate.delete();
    }

    private Answer post(String host, HttpClientOptions trust) throws Exception {
        var to = new Destination(new URI("https://" + host + ":" + server.actualPort() + "/hook"), host,
                server.actualPort(), List.of(InetAddress.getByAddress(new byte[]{127, 0, 0, 1})));
        return new WebhookClient(vertx, CONFIG, Clock.systemUTC(), trust)
                .post(to, Map.of(), "news".getBytes(StandardCharsets.UTF_8)).await().atMost(Duration.ofSeconds(30));
    }

    private HttpClientOptions trusting() {
        return new HttpClientOptions().setTrustOptions(certificate.trustOptions());
    }

    @Test
    void speaksToTheAddressOfTheHostThatItNames() throws Exception {
        Answer answer = post("receiver.test", trusting());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response())
                .isEqualTo("receiver.test:" + server.actualPort() + " receiver.test news");
    }

    @Test
    void refusesACertificateOfAnotherHost() throws Exception {
        Answer answer = post("other.test", trusting());

        assertThat(answer.status()).isNull();
        assertThat(answer.error()).startsWith("TLS failed");
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() throws Exception {
        assertThat(post("receiver.test", new HttpClientOptions()).error()).startsWith("TLS failed");
    }
}
