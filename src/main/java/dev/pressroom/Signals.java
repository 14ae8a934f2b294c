package dev.pressroom;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;

import sun.misc.Signal;

/**
 * By default a signal ends everything in a JVM at the same time, with a code that reads as a failure. Here it lets the application
 * stop in its own order, which ends with 0; a second signal ends everything at once.
 */
public final class Signals {
    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");
    private static final int BASE_OF_EXIT_CODES = 128;

    private Signals() {}

    public static void stopInOrder() {
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        var stopping = new AtomicBoolean();
        for (var name : ENDING) {
            Signal.handle(new Signal(name), signal -> {
                if (stopping.getAndSet(true)) {
                    Runtime.getRuntime().halt(BASE_OF_EXIT_CODES + signal.getNumber());
                }
                stop();
            });
        }
    }

    private static void stop() {
        var application = ApplicationLifecycleManager.getCurrentApplication();
        if (application == null || !application.isStarted()) {
            // A start that waits for its database listens to nobody, and has nothing to finish.
            Runtime.getRuntime().halt(0);
        }
        Quarkus.asyncExit(0);
    }
}
