package dev.pressroom.fork;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Actions for when something takes too long, on a thread that no render can hold up. */
final class Alarms implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("fork-alarms").factory());

    /** An action that waits until it is closed or due. */
    interface Alarm extends AutoCloseable {
        @Override
        void close();
    }

    Alarm in(Duration time, Runnable action) {
        var due = clock.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS);
        return () -> due.cancel(false);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
