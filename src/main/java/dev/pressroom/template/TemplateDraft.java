package dev.pressroom.template;

import org.jspecify.annotations.Nullable;

/** A template as a client proposes it, unchecked. */
public record TemplateDraft(String name, @Nullable String description, Version version) {

    /**
     * @param sampleData a JSON object as text
     * @param schema     a JSON Schema, draft 2020-12, as text
     * @param translations words by language, a JSON object as text
     */
    public record Version(String html, @Nullable String css, PageSetup page, @Nullable String sampleData,
            @Nullable String schema, @Nullable String translations) {}
}
