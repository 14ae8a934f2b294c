package dev.pressroom.embedded;

import io.quarkus.runtime.annotations.QuarkusMain;

import dev.pressroom.PlainCallbacks;

/** Where {@code ./pressroom start}, {@code demo} and {@code dev} enter. */
@QuarkusMain(name = "embedded")
public final class EmbeddedMain {
    public static void main(String... arguments) {
        PlainCallbacks.use();
        try {
            new Launch(Order.of(arguments), Surroundings.read()).run();
        } catch (StartFailure failure) {
            System.err.println("pressroom: " + failure.getMessage());
            System.exit(1);
        }
    }
}
