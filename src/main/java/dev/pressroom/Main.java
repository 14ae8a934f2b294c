package dev.pressroom;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the packaged application enters. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        PlainCallbacks.use();
        // Before the start, which may have to wait for the database and can be stopped then too.
        Signals.stopInOrder();
        Quarkus.run(arguments);
    }
}
