package dev.pressroom.fleet;

import java.util.Map;

import dev.pressroom.testing.Services;

/** On the embedded servers. */
class FleetIT extends FleetPromises {
    @Override
    Map<String, String> servers() {
        return Services.properties();
    }
}
