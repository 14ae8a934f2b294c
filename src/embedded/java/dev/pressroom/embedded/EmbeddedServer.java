package dev.pressroom.embedded;

import java.util.Map;

/** One server of the three, running. */
interface EmbeddedServer extends AutoCloseable {
    /** What the application must be told to use it, by configuration key. */
    Map<String, String> properties();

    @Override
    void close();
}
