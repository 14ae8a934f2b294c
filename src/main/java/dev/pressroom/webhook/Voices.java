package dev.pressroom.webhook;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.arc.All;

/** The doors that tell of their jobs in words of their own. */
@ApplicationScoped
class Voices {
    private final List<Voice> voices;

    Voices(@All List<Voice> voices) {
        this.voices = voices;
    }

    /** @param door null for none */
    Optional<Voice> of(@Nullable String door) {
        return voices.stream().filter(voice -> voice.door().equals(door)).findFirst();
    }
}
