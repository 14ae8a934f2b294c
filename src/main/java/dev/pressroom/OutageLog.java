package dev.pressroom;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.quarkus.logging.Log;

/** Says that a server is away. Everybody who needs it notices, many times a second; one line now and then says enough. */
public final class OutageLog {
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final String server;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    public OutageLog(String server) {
        this.server = server;
    }

    public void say(String cause) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + QUIET.toNanos())) {
            Log.warnf("%s unreachable cause=%s", server, cause);
        }
    }
}
