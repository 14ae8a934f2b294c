package dev.pressroom.embedded;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;

import sun.misc.Signal;

/**
 * By default a signal ends everything in a JVM at the same time. Here the application ends first, while its servers still answer; a
 * second signal ends everything at once.
 */
final class Signals {
    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");
    private static final int BASE_OF_EXIT_CODES = 128;

    private Signals() {}

    static void stopInOrder() {
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        var stopping = new AtomicBoolean();
        for (var name : ENDING) {
            Signal.handle(new Signal(name), signal -> {
                var code = BASE_OF_EXIT_CODES + signal.getNumber();
                if (stopping.getAndSet(true)) {
                    System.exit(code);
                }
                Quarkus.asyncExit(code);
            });
        }
    }
}
