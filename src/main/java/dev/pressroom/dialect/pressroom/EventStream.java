package dev.pressroom.dialect.pressroom;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/**
 * Standings of one thing as one reader's server-sent events, on the wire as the HTML standard has them; what that reader knows
 * already becomes a comment, which keeps the connection alive.
 */
final class EventStream<T> {
    /** Proxies end what is silent for a minute, some for half of one. */
    static final Duration KEEP_ALIVE_EVERY = Duration.ofSeconds(15);

    private static final Buffer KEEP_ALIVE = Buffer.buffer(": nothing new\n\n");

    private final Words<T> words;
    private final ObjectMapper json;
    private String seen;
    private boolean begun;

    /** @param lastEventId of the last event that the client has, if it has any */
    EventStream(Words<T> words, ObjectMapper json, @Nullable String lastEventId) {
        this.words = words;
        this.json = json;
        seen = lastEventId == null ? "" : lastEventId.strip();
    }

    /**
     * How a standing is told.
     *
     * @param event the event's name
     * @param id    the same for two standings that read the same
     * @param last  whether nothing can follow
     * @param data  what GET shows
     */
    record Words<T>(String event, Function<T, String> id, Predicate<T> last, Function<T, Object> data) {}

    /** @throws NothingFollows where the client knows the end already */
    Buffer next(T standing) {
        String id = words.id().apply(standing);
        boolean news = !id.equals(seen);
        if (!news && !begun && words.last().test(standing)) {
            throw new NothingFollows();
        }
        begun = true;
        seen = id;
        return news
                ? Buffer.buffer("id: " + id + "\nevent: " + words.event() + "\ndata: " + data(standing) + "\n\n")
                : KEEP_ALIVE;
    }

    private String data(T standing) {
        try {
            return json.writeValueAsString(words.data().apply(standing));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The framework's own event streams begin before the thing is looked up and could not say no; these are bytes to it. */
    RestMulti<Buffer> answer(Multi<T> standings) {
        return RestMulti.fromMultiData(standings.map(this::next))
                .header(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Accel-Buffering", "no").build();
    }

    /** Ends a stream before it begins, with 204. */
    static final class NothingFollows extends RuntimeException {
        NothingFollows() {
            super("it has ended and the client knows", null, false, false);
        }
    }
}
