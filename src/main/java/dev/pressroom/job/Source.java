package dev.pressroom.job;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Where a job's HTML comes from. */
public sealed interface Source {
    /** @param version null for the latest, which intake turns into its number */
    record Stored(UUID templateId, @Nullable Integer version) implements Source {}

    /** A template that lives and dies with its job. */
    record Inline(String html, @Nullable String css) implements Source {}
}
