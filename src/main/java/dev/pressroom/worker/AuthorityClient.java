package dev.pressroom.worker;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;

import dev.pressroom.OutageLog;
import dev.pressroom.render.finish.signature.TrustSource;
import dev.pressroom.signing.Authorities;
import dev.pressroom.signing.SigningConfig;

/** The only way from a render to the net: to the operator's time-stamping authority and to hosts that the operator named. */
@ApplicationScoped
class AuthorityClient implements TrustSource {
    private static final OutageLog OUTAGE = new OutageLog("authority");

    private final Authorities authorities;
    private final SigningConfig config;
    private @Nullable HttpClient client;

    AuthorityClient(Authorities authorities, SigningConfig config) {
        this.authorities = authorities;
        this.config = config;
    }

    @Override
    public byte[] ask(Query query) {
        return switch (query.authority()) {
            case TIME_STAMPS -> timeStamp(query);
            case REVOCATION_LIST -> answer(HttpRequest.newBuilder(allowed(query.url())).GET(), false);
            case REVOCATION_STATUS -> answer(posted(allowed(query.url()), "application/ocsp-request", query), false);
        };
    }

    private byte[] timeStamp(Query query) {
        URI url = authorities.timeStamps()
                .orElseThrow(() -> new Refused("this installation has no time-stamping authority"));
        HttpRequest.Builder request = posted(url, "application/timestamp-query", query);
        config.tsaUsername().ifPresent(
                name -> request.header("Authorization", "Basic " + basic(name, config.tsaPassword().orElse(""))));
        return answer(request, true);
    }

    private URI allowed(@Nullable String text) {
        try {
            URI url = URI.create(String.valueOf(text));
            if (authorities.mayAsk(url)) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            Log.debugf("a certificate names what is no address cause=%s", malformed);
        }
        throw new Refused("revocation is told at " + text
                + ", which pressroom.signing.revocation-hosts does not have");
    }

    private static HttpRequest.Builder posted(URI url, String type, Query query) {
        return HttpRequest.newBuilder(url).header("Content-Type", type).POST(BodyPublishers.ofByteArray(query.body()));
    }

    /** @param ours whether a refusal can only be a matter between the operator and the authority, and so may pass */
    private byte[] answer(HttpRequest.Builder prepared, boolean ours) {
        HttpRequest request = prepared.timeout(config.timeout()).build();
        HttpResponse<byte[]> response = send(request);
        int status = response.statusCode();
        if (status == 200) {
            return response.body();
        }
        String failure = request.uri().getHost() + " answered " + status;
        throw ours || status >= 500 || status == 429 ? away(failure, null) : new Refused(failure);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        String host = request.uri().getHost();
        CompletableFuture<HttpResponse<byte[]>> answer = client().sendAsync(request,
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), config.maxAnswerSize().asLongValue()));
        try {
            return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw away(host + " did not answer in " + config.timeout().toMillis() + " ms", slow);
        } catch (ExecutionException failed) {
            throw away(host + " could not be asked: " + failed.getCause(), failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away("the worker is stopping", stopping);
        }
    }

    private static Away away(String message, @Nullable Throwable cause) {
        OUTAGE.say(message);
        return new Away(message, cause);
    }

    /** Not before it is needed: it brings threads of its own. */
    private synchronized HttpClient client() {
        if (client == null) {
            // Version 2 would be asked for with each request, at servers many of which are older than it.
            client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(config.timeout())
                    .followRedirects(HttpClient.Redirect.NEVER).build();
        }
        return client;
    }

    private static String basic(String name, String password) {
        return Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
