package dev.pressroom.chaos.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An account's client, who asks each api in turn and passes over one that is away. */
final class Customer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final AtomicInteger turn = new AtomicInteger();
    private final Supplier<List<URI>> apis;
    private final String key;

    private Customer(Supplier<List<URI>> apis, String key) {
        this.apis = apis;
        this.key = key;
    }

    /** With a stored template and the picture it shows. */
    static Customer ofNewAccount(Supplier<List<URI>> apis, String operatorKey) throws IOException {
        var operator = new Customer(apis, operatorKey);
        String account = operator.post("/v1/accounts", "{\"name\":\"chaos\"}").need("id");
        var customer = new Customer(apis, operator.post("/v1/accounts/" + account + "/keys", """
                {"name":"chaos","scopes":["jobs:read","jobs:write","templates:write"]}""").need("key"));
        try (var logo = Customer.class.getResourceAsStream("/samples/invoice/logo.svg")) {
            customer.put("/v1/assets/logo.svg", "image/svg+xml", Objects.requireNonNull(logo).readAllBytes())
                    .need("name");
        }
        customer.post("/v1/templates", JSON.createObjectNode().put("name", Order.STORED)
                .put("html", "<img src=\"logo.svg\">" + Order.ONE_PAGE).toString()).need("id");
        return customer;
    }

    record Reply(int status, JsonNode body) {
        /** No api could be asked. */
        static final Reply UNASKED = new Reply(-1, JSON.createObjectNode());
        /** One was asked, and no answer came. */
        static final Reply NONE = new Reply(0, JSON.createObjectNode());

        boolean isGood() {
            return status / 100 == 2;
        }

        String need(String field) {
            if (!isGood()) {
                throw new IllegalStateException("answered " + status + ": " + body);
            }
            return body.path(field).asText();
        }
    }

    Reply get(String path) {
        return send(path, request -> request.GET());
    }

    Reply post(String path, String body, String... headers) {
        return send(path, request -> {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
            return headers.length == 0 ? request : request.headers(headers);
        });
    }

    Reply put(String path, String type, byte[] body) {
        return send(path, request -> request.header("Content-Type", type).PUT(BodyPublishers.ofByteArray(body)));
    }

    private interface Call {
        HttpRequest.Builder on(HttpRequest.Builder request);
    }

    /** Another api is asked only where the first one cannot have heard the question. */
    private Reply send(String path, Call call) {
        List<URI> all = apis.get();
        Reply reply = null;
        for (int tries = 0; reply == null && tries < all.size(); tries++) {
            URI api = all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
            reply = ask(call.on(HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE).header("x-api-key", key))
                    .build());
        }
        return reply == null ? Reply.UNASKED : reply;
    }

    private @Nullable Reply ask(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (ConnectException | HttpConnectTimeoutException nobodyThere) {
            return null;
        } catch (IOException cutOff) {
            return Reply.NONE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
