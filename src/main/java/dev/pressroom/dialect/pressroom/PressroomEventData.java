package dev.pressroom.dialect.pressroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.pressroom.PressroomConfig;
import dev.pressroom.job.Job;
import dev.pressroom.webhook.EventData;
import dev.pressroom.webhook.Webhook;

/** What webhooks are told, in our words: a job as lists show it, with absolute links, since a receiver does not know whom it asked. */
@ApplicationScoped
class PressroomEventData implements EventData {
    private static final int MOST_MESSAGE = 2000;

    private final ObjectMapper mapper;
    private final String base;

    PressroomEventData(ObjectMapper mapper, PressroomConfig config) {
        this.mapper = mapper;
        base = config.publicUrl().toString();
    }

    @Override
    public String of(Job job) {
        ObjectNode data = tree(JobsTranslation.card(job));
        ObjectNode links = (ObjectNode) data.get("links");
        links.properties().forEach(link -> links.put(link.getKey(), base + link.getValue().textValue()));
        if (data.get("error") instanceof ObjectNode error && error.path("message").asText().length() > MOST_MESSAGE) {
            error.put("message", error.path("message").asText().substring(0, MOST_MESSAGE) + "...");
        }
        if (data.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            data.remove("metadata");
            data.put("metadataOmitted", true);
        }
        return data.toString();
    }

    /** By way of text, since metadata is text already. */
    private ObjectNode tree(JobsWire.Job card) {
        try {
            return (ObjectNode) mapper.readTree(mapper.writeValueAsBytes(card));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public String of(Webhook webhook) {
        String id = Ids.WEBHOOK.of(webhook.id());
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("id", id).put("object", "webhook")
                .put("message", "This is a test. Signatures, time-outs and answers count as with any other event.");
        data.putObject("links").put("self", base + "/v1/webhooks/" + id);
        return data.toString();
    }
}
