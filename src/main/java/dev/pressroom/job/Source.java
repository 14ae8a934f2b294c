package dev.pressroom.job;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Where a job's HTML comes from. Clients may leave open which version; a job never does. */
public sealed interface Source {
    /** @param version null for the latest */
    record Stored(UUID templateId, @Nullable Integer version) implements Source {}

    /** @param version null for the latest */
    record Named(String template, @Nullable Integer version) implements Source {}

    /** A source that gives the same text whenever it is asked. */
    sealed interface Fixed extends Source {}

    record Pinned(UUID templateId, int version) implements Fixed {}

    /** A template that lives and dies with its job. */
    record Inline(String html, @Nullable String css) implements Fixed {}
}
