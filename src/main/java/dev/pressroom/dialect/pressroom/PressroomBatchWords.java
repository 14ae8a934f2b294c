package dev.pressroom.dialect.pressroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.pressroom.PressroomConfig;
import dev.pressroom.batch.BatchWords;
import dev.pressroom.batch.Standing;
import dev.pressroom.webhook.EventData;

/** What webhooks are told of a batch, in our words: as GET shows it, with absolute links. */
@ApplicationScoped
class PressroomBatchWords implements BatchWords {
    private final ObjectMapper mapper;
    private final String base;

    PressroomBatchWords(ObjectMapper mapper, PressroomConfig config) {
        this.mapper = mapper;
        base = config.publicUrl().toString();
    }

    @Override
    public String of(Standing standing) {
        ObjectNode data = tree(BatchesTranslation.batch(standing));
        ObjectNode links = (ObjectNode) data.get("links");
        links.properties().forEach(link -> links.put(link.getKey(), base + link.getValue().textValue()));
        if (data.toString().getBytes(StandardCharsets.UTF_8).length > EventData.MOST_BYTES) {
            data.remove("metadata");
            data.put("metadataOmitted", true);
        }
        return data.toString();
    }

    /** By way of text, since metadata is text already. */
    private ObjectNode tree(BatchesWire.Batch batch) {
        try {
            return (ObjectNode) mapper.readTree(mapper.writeValueAsBytes(batch));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
