package dev.pressroom.webhook;

import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

import dev.pressroom.outbound.Destination;
import javax.net.ssl.SSLException;

/** Posts to a checked address and follows nothing. */
@Singleton
class WebhookClient {
    /** Servers close connections that rest, most after five seconds or more; a request that meets the closing fails in vain. */
    private static final int REST_SECONDS = 2;

    private final HttpClient client;
    private final Vertx vertx;
    private final WebhookConfig config;
    private final Clock clock;

    @Inject
    WebhookClient(Vertx vertx, WebhookConfig config, Clock clock) {
        this(vertx, config, clock, new HttpClientOptions());
    }

    /** @param options what they say of trust holds */
    WebhookClient(Vertx vertx, WebhookConfig config, Clock clock, HttpClientOptions options) {
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
        client = vertx.createHttpClient(options.setConnectTimeout(millis(config.connectTimeout()))
                .setSslHandshakeTimeout(config.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS).setVerifyHost(true).setForceSni(true)
                .setKeepAlive(true).setKeepAliveTimeout(REST_SECONDS).setMaxPoolSize(config.concurrencyPerHost()));
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    /** @return what came of it; does not fail */
    Uni<Answer> post(Destination to, Map<String, String> headers, byte[] body) {
        return Uni.createFrom().emitter(emitter -> {
            var exchange = new Exchange(clock, emitter::complete);
            long timer = vertx.setTimer(config.timeout().toMillis(), _ -> exchange.end(
                    "No answer within " + config.timeout().toSeconds() + " s."));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
            connect(to, to.addresses().iterator(), headers).onFailure(failure -> exchange.end(reason(failure)))
                    .onSuccess(request -> send(request, exchange, body));
        });
    }

    /** To the first address that answers: many a host has one of IPv6 where the way there is IPv4 alone. Nothing is sent before. */
    private Future<HttpClientRequest> connect(Destination to, Iterator<InetAddress> addresses,
            Map<String, String> headers) {
        Future<HttpClientRequest> connected = client.request(options(to, addresses.next(), headers));
        return addresses.hasNext() ? connected.recover(failure -> connect(to, addresses, headers)) : connected;
    }

    private static RequestOptions options(Destination to, InetAddress address, Map<String, String> headers) {
        var options = new RequestOptions().setMethod(HttpMethod.POST).setHost(to.host()).setPort(to.port())
                .setSsl(to.secure()).setURI(to.target()).setFollowRedirects(false)
                // An address, so that nothing is left to resolve; the host is for the Host header and for TLS alone.
                .setServer(SocketAddress.inetSocketAddress(to.port(), address.getHostAddress()));
        options.putHeader("Host", to.url().getRawAuthority());
        headers.forEach(options::putHeader);
        return options;
    }

    private static void send(HttpClientRequest request, Exchange exchange, byte[] body) {
        exchange.onBreak(request::reset);
        request.response().onSuccess(exchange::answered).onFailure(failure -> exchange.end(reason(failure)));
        request.send(Buffer.buffer(body));
    }

    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
        return switch (failure) {
            case java.net.ConnectException _ -> message.contains("timed out")
                    ? "No connection in time."
                    : "The connection was refused.";
            case SSLException _ -> "TLS failed: " + message;
            case ClosedChannelException _ -> "The connection was closed before an answer came.";
            case io.vertx.core.http.HttpClosedException _ -> "The connection was closed before an answer came.";
            default -> "No answer: " + message;
        };
    }
}
