package dev.pressroom.fork;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;

/** Starts forks, and knows all that live. */
final class Starter implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final Set<Fork> living = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Alarms alarms;
    private final ForkCommand command;

    Starter(ForkCommand command, Alarms alarms) {
        this.command = command;
        this.alarms = alarms;
    }

    /**
     * Blocks until the fork is warm, and tries again where it does not start: what is in the way may pass, as a lack of memory does.
     *
     * @param warmUp documents to render before the first real one
     * @return null where this worker has stopped meanwhile
     */
    @Nullable
    Fork start(int warmUp) throws InterruptedException {
        while (closed.getCount() > 0) {
            try {
                return ready(warmUp);
            } catch (IOException failed) {
                if (closed.getCount() > 0) {
                    Log.errorf("fork not started, trying again cause=%s", failed);
                }
            }
            closed.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
        return null;
    }

    private Fork ready(int warmUp) throws IOException {
        Process process = command.start(warmUp);
        var fork = new Fork(process, alarms);
        living.add(fork);
        process.onExit().thenRun(() -> living.remove(fork));
        Thread.ofPlatform().daemon().name("fork-" + process.pid()).start(() -> listen(process));
        if (closed.getCount() == 0) {
            fork.kill();
        }
        fork.awaitReady(PATIENCE);
        return fork;
    }

    /** What a fork writes beside its frames: a virtual machine's last words, mostly. */
    private static void listen(Process process) {
        try (var lines = process.errorReader()) {
            lines.lines().forEach(line -> Log.warnf("fork says pid=%d %s", process.pid(), line));
        } catch (IOException | java.io.UncheckedIOException gone) {
            Log.debugf("fork silent pid=%d", process.pid());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        living.forEach(Fork::kill);
    }
}
