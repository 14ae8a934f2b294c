package dev.pressroom.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.vertx.core.json.JsonObject;

/** Listens for webhooks on this machine, answers as a test tells it to, and remembers what came. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private Reply otherwise = Reply.of(204);

    /**
     * A request as it came.
     *
     * @param headers the first of each name, names in lower case
     */
    public record Heard(String id, String timestamp, @Nullable String signature, String body, String host,
            Map<String, String> headers) {
        public Heard(String id, String timestamp, @Nullable String signature, String body, String host) {
            this(id, timestamp, signature, body, host, Map.of());
        }

        public JsonObject json() {
            return new JsonObject(body);
        }

        public List<String> signatures() {
            return signature == null ? List.of() : List.of(signature.split(" "));
        }

        public String type() {
            return json().getString("type");
        }

        public JsonObject data() {
            return json().getJsonObject("data");
        }
    }

    /** @param status 0 for no answer at all, until the receiver is closed */
    public record Reply(int status, Map<String, String> headers, String body) {
        public static Reply of(int status) {
            return new Reply(status, Map.of(), "");
        }

        public static Reply of(int status, String header, String value) {
            return new Reply(status, Map.of(header, value), "");
        }
    }

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return url("127.0.0.1");
    }

    public String url(String host) {
        return "http://" + host + ":" + server.getAddress().getPort() + "/hook";
    }

    /** Each once, before the answers that it gives otherwise. */
    public synchronized Receiver first(Reply... each) {
        replies.addAll(List.of(each));
        return this;
    }

    public synchronized Receiver always(Reply reply) {
        otherwise = reply;
        return this;
    }

    /** All that came, in the order in which it did. */
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reply reply = next();
            heard.add(new Heard(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"), body, headers.getFirst("Host"), first(headers)));
            if (reply.status() == 0) {
                over.await();
                return;
            }
            byte[] content = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(reply.status(), content.length == 0 ? -1 : content.length);
            if (content.length > 0) {
                exchange.getResponseBody().write(content);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> first(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header.getValue().getFirst()));
    }

    private synchronized Reply next() {
        return replies.isEmpty() ? otherwise : replies.pop();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
