package dev.pressroom.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** One request's way to its {@link Answer}. The status decides; of what follows the beginning is kept, as far as it comes in time. */
final class Exchange {
    private static final int KEPT_BYTES = 1024;

    private final Clock clock;
    private final Consumer<Answer> told;
    private final List<Runnable> breaks = new ArrayList<>();
    private final Buffer kept = Buffer.buffer();
    private @Nullable HttpClientResponse response;
    private boolean over;

    Exchange(Clock clock, Consumer<Answer> told) {
        this.clock = clock;
        this.told = told;
    }

    /** Done where this ends before the answer does; at once where it has. */
    synchronized void onBreak(Runnable ending) {
        if (over) {
            ending.run();
        } else {
            breaks.add(ending);
        }
    }

    synchronized void answered(HttpClientResponse begun) {
        response = begun;
        begun.exceptionHandler(failure -> end(String.valueOf(failure.getMessage())));
        begun.endHandler(done -> complete());
        begun.handler(this::keep);
    }

    private synchronized void keep(Buffer part) {
        kept.appendBuffer(part, 0, Math.min(part.length(), KEPT_BYTES - kept.length()));
        if (kept.length() >= KEPT_BYTES) {
            end("");
        }
    }

    /**
     * Whatever is still to come is not waited for.
     *
     * @param otherwise what has happened, if no status has come
     */
    synchronized void end(String otherwise) {
        if (over) {
            return;
        }
        over = true; // before what breaks it off tells of that too
        breaks.forEach(Runnable::run);
        tell(otherwise);
    }

    private synchronized void complete() {
        if (!over) {
            over = true;
            tell("");
        }
    }

    private void tell(String otherwise) {
        told.accept(response == null
                ? Answer.none(otherwise)
                : new Answer(response.statusCode(), null, text(),
                        RetryAfter.read(response.getHeader("Retry-After"), clock.instant())));
    }

    /** PostgreSQL's text cannot hold U+0000. */
    private String text() {
        return kept.toString(StandardCharsets.UTF_8).replace("\0", "");
    }
}
