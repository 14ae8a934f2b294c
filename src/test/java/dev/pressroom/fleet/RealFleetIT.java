package dev.pressroom.fleet;

import java.util.Map;

import dev.pressroom.testing.RealServers;

/** On a real RabbitMQ, with its quorum queues, and a real PostgreSQL. */
@RealServers.Needed
class RealFleetIT extends FleetPromises {
    @Override
    Map<String, String> servers() {
        return RealServers.properties();
    }
}
