package dev.pressroom.job;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.pressroom.template.Partials.Partial;

/** Where a job's HTML comes from. Clients may leave open which version; a job never does. */
public sealed interface Source {
    /** @param version null for the latest */
    record Stored(UUID templateId, @Nullable Integer version) implements Source {}

    /** @param version null for the latest */
    record Named(String template, @Nullable Integer version) implements Source {}

    /** A source that gives the same text whenever it is asked. */
    sealed interface Fixed extends Source {
        /** All that it includes, directly or not, as it was when the job was accepted. */
        List<Partial> partials();
    }

    /** No template: the documents of a batch's members, bound in the order of their items. */
    record Merged(UUID batchId) implements Fixed {
        @Override
        public List<Partial> partials() {
            return List.of();
        }
    }

    /** @param css of the job's own, after the version's; null for none */
    record Pinned(UUID templateId, int version, List<Partial> partials, @Nullable String css) implements Fixed {
        public Pinned(UUID templateId, int version, List<Partial> partials) {
            this(templateId, version, partials, null);
        }
    }

    /** A template that lives and dies with its job. */
    record Inline(String html, @Nullable String css, List<Partial> partials) implements Fixed {
        public Inline(String html, @Nullable String css) {
            this(html, css, List.of());
        }
    }
}
