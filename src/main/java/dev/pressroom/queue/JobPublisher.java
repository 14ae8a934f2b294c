package dev.pressroom.queue;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;

import dev.pressroom.job.Lane;

/** Sends one message and answers when the broker has it safely. */
@ApplicationScoped
class JobPublisher {
    private static final int PERSISTENT = 2;

    private final MutinyEmitter<String> emitter;
    private final QueueConfig config;

    JobPublisher(@Channel("jobs") MutinyEmitter<String> emitter, QueueConfig config) {
        this.emitter = emitter;
        this.config = config;
    }

    /** Fails when the confirm does not come in time; the message may then still travel, which is harmless. */
    Uni<Void> publish(JobMessage message, Lane lane) {
        return publish(message.write().encode(), message.jobId().toString(), lane);
    }

    /** As it stands, whatever it says. */
    Uni<Void> publish(String payload, String messageId, Lane lane) {
        // Without a delivery mode messages are transient and a restart of the broker would forget them.
        var metadata = OutgoingRabbitMQMetadata.builder().withRoutingKey(Topology.routingKey(lane))
                .withContentType("application/json").withDeliveryMode(PERSISTENT).withMessageId(messageId).build();
        return emitter.sendMessage(Message.of(payload, Metadata.of(metadata)))
                .ifNoItem().after(config.confirmTimeout()).fail();
    }
}
