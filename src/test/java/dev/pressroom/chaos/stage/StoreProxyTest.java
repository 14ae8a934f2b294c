package dev.pressroom.chaos.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.pressroom.chaos.stage.StoreProxy.Mood;

class StoreProxyTest {
    private static final byte[] DOCUMENT = new byte[3_000_000];

    private final List<Integer> uploads = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer store;
    private StoreProxy proxy;

    @BeforeEach
    void start() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", this::serve);
        store.start();
        proxy = new StoreProxy(URI.create("http://127.0.0.1:" + store.getAddress().getPort()));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        proxy.close();
        store.stop(0);
    }

    @Test
    void passesWhatAWorkingStoreIsToldAndSays() throws Exception {
        assertThat(put(false).statusCode()).isEqualTo(200);
        assertThat(put(true).statusCode()).isEqualTo(200);
        assertThat(get().body()).isEqualTo(DOCUMENT);
        assertThat(uploads).containsExactly(DOCUMENT.length, DOCUMENT.length);
        assertThat(proxy.harmed()).isZero();
    }

    @Test
    void refusesWithoutAskingTheStore() throws Exception {
        assertThat(put(false).statusCode()).isEqualTo(200);
        proxy.become(Mood.REFUSING);

        int status = get().statusCode();

        assertThat(status).isEqualTo(503);
        proxy.become(Mood.WORKING);
        assertThat(put(false).statusCode()).isEqualTo(200);
        assertThat(uploads).hasSize(2);
    }

    @Test
    void losesTheAnswerToAnUploadThatTheStoreHasWhole() {
        proxy.become(Mood.FORGETFUL);

        assertThatThrownBy(() -> put(true)).isInstanceOf(IOException.class);

        assertThat(uploads).containsExactly(DOCUMENT.length);
        assertThat(proxy.harmed()).isEqualTo(1);
    }

    @Test
    void letsReadersThroughWhileItForgetsUploads() throws Exception {
        proxy.become(Mood.FORGETFUL);

        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void answersNothingWhileItHangs() throws Exception {
        proxy.become(Mood.HANGING);

        assertThatThrownBy(this::get).isInstanceOf(HttpTimeoutException.class);

        proxy.become(Mood.WORKING);
        assertThat(get().statusCode()).isEqualTo(200);
    }

    private HttpResponse<byte[]> put(boolean expectingToGoOn) throws Exception {
        return client.send(HttpRequest.newBuilder(proxy.address()).expectContinue(expectingToGoOn)
                .PUT(BodyPublishers.ofByteArray(DOCUMENT)).build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get() throws Exception {
        return client.send(HttpRequest.newBuilder(proxy.address()).timeout(Duration.ofSeconds(5)).build(),
                BodyHandlers.ofByteArray());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("PUT")) {
                uploads.add(body.length);
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.sendResponseHeaders(200, DOCUMENT.length);
                exchange.getResponseBody().write(DOCUMENT);
            }
        }
    }
}
