package dev.pressroom.web;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import dev.pressroom.PressroomConfig;

/** All APIs that word their own refusals; what none of them claims is worded as our own API does. */
@ApplicationScoped
class Doors {
    private static final String OURS = "application/problem+json";

    private final Instance<Door> doors;
    private final PressroomConfig config;

    Doors(@Any Instance<Door> doors, PressroomConfig config) {
        this.doors = doors;
        this.config = config;
    }

    record Worded(String mediaType, String body) {}

    /** @param ours the body where no other API claims the path */
    Worded worded(String method, String path, int status, String ours) {
        return of(path).filter(Door::open)
                .map(door -> new Worded("application/json",
                        door.refusal(new Door.Refused(status, config.maxBodySize().asLongValue(), method, path))))
                .orElseGet(() -> new Worded(OURS, ours));
    }

    /** What {@code Allow} says there; empty where no other API claims the path. */
    Optional<String> methods(String path) {
        return of(path).map(door -> door.methods(path));
    }

    /** Whether the path is that of an API which is switched off. */
    boolean shut(String path) {
        return of(path).filter(door -> !door.open()).isPresent();
    }

    private Optional<Door> of(String path) {
        return doors.stream().filter(door -> door.claims(path)).findFirst();
    }
}
