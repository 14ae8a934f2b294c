package dev.pressroom.queue;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.pressroom.PressroomConfig;
import dev.pressroom.Role;

/** A worker without a broker has nothing to do; an api accepts jobs all the same, they wait in the database. */
@Readiness
class BrokerReadiness implements HealthCheck {
    private final Topology topology;
    private final Messages messages;
    private final PressroomConfig config;

    BrokerReadiness(Topology topology, Messages messages, PressroomConfig config) {
        this.topology = topology;
        this.messages = messages;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        boolean connected = topology.ready();
        return HealthCheckResponse.named("broker")
                .status(connected && messages.flow() || config.role() != Role.WORKER)
                .withData("connected", connected).build();
    }
}
