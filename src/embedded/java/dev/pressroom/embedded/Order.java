package dev.pressroom.embedded;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line asks for.
 *
 * @param data empty leaves it to the configuration, as with the port
 */
record Order(Mode mode, Optional<Path> data, OptionalInt port) {
    enum Mode {
        /** Serve until stopped, on data that stays. */
        START,
        /** Make one PDF before the reader's eyes, on data that goes. */
        DEMO
    }

    private static final String USAGE = "Say: pressroom start [--port N] [--data FOLDER], or: pressroom demo.";

    static Order of(String... arguments) {
        var words = List.of(arguments).iterator();
        var mode = words.hasNext() ? mode(words.next()) : Mode.START;
        var data = Optional.<Path>empty();
        var port = OptionalInt.empty();
        while (words.hasNext()) {
            var option = words.next();
            switch (option) {
                case "--data" -> data = Optional.of(Path.of(value(option, words)));
                case "--port" -> port = OptionalInt.of(port(value(option, words)));
                default -> throw new StartFailure("\"" + option + "\" is not understood. " + USAGE);
            }
        }
        return new Order(mode, data, port);
    }

    private static Mode mode(String word) {
        return switch (word) {
            case "start" -> Mode.START;
            case "demo" -> Mode.DEMO;
            default -> throw new StartFailure("\"" + word + "\" is not understood. " + USAGE);
        };
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new StartFailure(option + " needs a value. " + USAGE);
        }
        return words.next();
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, like every other number that is no port.
        }
        throw new StartFailure("--port needs a number from 1 to 65535, not \"" + text + "\".");
    }
}
