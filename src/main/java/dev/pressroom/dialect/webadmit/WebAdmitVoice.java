package dev.pressroom.dialect.webadmit;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;

import dev.pressroom.webhook.EventType;
import dev.pressroom.webhook.Voice;

/** Tells callbacks what showing the batch would, with URLs of the moment. */
@ApplicationScoped
class WebAdmitVoice implements Voice {
    private final WebAdmitBatches batches;
    private final ObjectMapper json;

    WebAdmitVoice(WebAdmitBatches batches, ObjectMapper json) {
        this.batches = batches;
        this.json = json;
    }

    @Override
    public String door() {
        return WebAdmitDoor.NAME;
    }

    @Override
    public Uni<Boolean> tells(Told told) {
        return Uni.createFrom().item(told.type() == EventType.BATCH_COMPLETED);
    }

    @Override
    public Uni<String> body(Told told) {
        return batches.shown(told.accountId(), told.subjectId()).map(this::text);
    }

    private String text(Object shown) {
        try {
            return json.writeValueAsString(shown);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
