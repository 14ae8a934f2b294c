package dev.pressroom.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.pressroom.render.finish.signature.TrustSource.Authority;
import dev.pressroom.render.finish.signature.TrustSource.Away;
import dev.pressroom.render.finish.signature.TrustSource.Query;
import dev.pressroom.render.finish.signature.TrustSource.Refused;
import dev.pressroom.signing.Settings;

class AuthorityClientTest {
    private static final byte[] QUESTION = {1, 2, 3};

    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;
    private String host = "";

    AuthorityClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void open() {
        host = "localhost:" + server.getAddress().getPort();
        server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/echo", exchange -> answer(exchange, 200, (exchange.getRequestMethod() + " "
                + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestBody().readAllBytes().length).getBytes(StandardCharsets.UTF_8)));
        server.createContext("/missing", exchange -> answer(exchange, 404, new byte[0]));
        server.createContext("/busy", exchange -> answer(exchange, 503, new byte[0]));
        server.createContext("/large", exchange -> answer(exchange, 200, new byte[2_000]));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/echo");
            answer(exchange, 302, new byte[0]);
        });
        server.createContext("/silent", exchange -> {
            try {
                over.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void postsRequestsForTimeStamps() {
        var settings = new Settings("http://" + host + "/echo", "ada", "pass", List.of(), Duration.ofSeconds(5), 1_000);

        assertThat(text(client(settings).ask(new Query(Authority.TIME_STAMPS, null, QUESTION))))
                .isEqualTo("POST application/timestamp-query Basic YWRhOnBhc3M= 3");
    }

    @Test
    void asksTheHostsThatAreAllowed() {
        assertThat(text(ask(Authority.REVOCATION_LIST, "/echo"))).isEqualTo("GET null null 0");
        assertThat(text(ask(Authority.REVOCATION_STATUS, "/echo"))).isEqualTo("POST application/ocsp-request null 3");
    }

    @Test
    void asksNobodyElse() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> client(Settings.stamping("http://" + host))
                .ask(new Query(Authority.REVOCATION_LIST, "http://" + host + "/echo", QUESTION)))
                .withMessageContaining("revocation-hosts");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> client(Settings.stamping("http://" + host))
                .ask(new Query(Authority.REVOCATION_LIST, "http://bad host/", QUESTION)));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> ask(Authority.REVOCATION_LIST, "/moved"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> client(none()).ask(new Query(Authority.TIME_STAMPS, null, QUESTION)));
    }

    @Test
    void tellsWhatPassesFromWhatDoesNot() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> ask(Authority.REVOCATION_LIST, "/missing"))
                .withMessage("localhost answered 404");
        assertThatExceptionOfType(Away.class).isThrownBy(() -> ask(Authority.REVOCATION_LIST, "/busy"));
        assertThatExceptionOfType(Away.class).isThrownBy(() -> ask(Authority.REVOCATION_LIST, "/large"));
        // Only the operator can mend that address, and may have by the next attempt.
        assertThatExceptionOfType(Away.class).isThrownBy(() -> client(Settings.stamping("http://" + host + "/missing"))
                .ask(new Query(Authority.TIME_STAMPS, null, QUESTION)));
        assertThatExceptionOfType(Away.class).isThrownBy(() -> client(Settings.stamping("http://localhost:1/"))
                .ask(new Query(Authority.TIME_STAMPS, null, QUESTION)));
    }

    @Test
    void waitsNoLongerThanItMay() {
        var settings = new Settings("http://" + host + "/silent", null, null, List.of(), Duration.ofMillis(300), 1_000);

        assertThatExceptionOfType(Away.class)
                .isThrownBy(() -> client(settings).ask(new Query(Authority.TIME_STAMPS, null, QUESTION)));
    }

    private byte[] ask(Authority authority, String path) {
        return client(Settings.stamping("http://" + host, host))
                .ask(new Query(authority, "http://" + host + path, QUESTION));
    }

    private static Settings none() {
        return new Settings(null, null, null, List.of(), Duration.ofSeconds(1), 1);
    }

    private static AuthorityClient client(Settings settings) {
        return new AuthorityClient(settings.authorities(), settings);
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
