package dev.pressroom.webhook;

import java.util.UUID;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/**
 * Something that webhooks may want to hear.
 *
 * @param subjectId of the job or batch that it is about
 * @param data      a JSON object of at most {@link EventData#MOST_BYTES}; asked for only where somebody listens
 */
public record Announcement(UUID accountId, EventType type, UUID subjectId, Supplier<Uni<String>> data) {}
