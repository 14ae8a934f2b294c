package dev.pressroom.render.merge;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.TemplateNode.Origin;

/**
 * The author's mistake, in our words. Never Qute's own exception: that one runs its message as a template, with
 * reflection, and our messages quote the author's text.
 */
final class MergeFault extends RuntimeException {
    private final transient @Nullable Origin origin;

    MergeFault(String message) {
        this(message, null);
    }

    MergeFault(String message, @Nullable Origin origin) {
        super(message);
        this.origin = origin;
    }

    @Nullable
    Origin origin() {
        return origin;
    }
}
