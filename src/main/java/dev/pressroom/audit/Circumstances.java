package dev.pressroom.audit;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/**
 * From where an act was asked for; null where that is not known. What clients choose is cut, and printable.
 *
 * @param address   of the client; behind a proxy it is the proxy's, unless the server is told to trust that one's headers
 * @param requestId the client's {@code X-Request-Id}, or the trace of its {@code traceparent}
 */
public record Circumstances(@Nullable String address, @Nullable String requestId, @Nullable String userAgent) {
    /** Nobody asked: the house did it by itself. */
    public static final Circumstances NONE = new Circumstances(null, null, null);

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_AGENT = 200;

    public static Circumstances of(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        String id = request.getHeader("X-Request-Id");
        return new Circumstances(remote == null ? null : remote.hostAddress(),
                cut(id == null ? trace(request.getHeader("traceparent")) : id, LONGEST_ID),
                cut(request.getHeader("User-Agent"), LONGEST_AGENT));
    }

    /** W3C Trace Context: version, trace, parent, flags. */
    static @Nullable String trace(@Nullable String traceparent) {
        return traceparent != null && traceparent.matches("[0-9a-f]{2}-[0-9a-f]{32}-.*")
                ? traceparent.substring(3, 35)
                : null;
    }

    static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String printable = text.strip().replaceAll("[^\\x20-\\x7E]", "?");
        return printable.substring(0, Math.min(longest, printable.length()));
    }
}
