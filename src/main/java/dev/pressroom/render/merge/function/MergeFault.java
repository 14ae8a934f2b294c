package dev.pressroom.render.merge.function;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.TemplateNode.Origin;

/**
 * The author's mistake, in our words. Never Qute's own exception: that one runs its message as a template, with
 * reflection, and our messages quote the author's text.
 */
public final class MergeFault extends RuntimeException {
    private final transient @Nullable Origin origin;

    public MergeFault(String message) {
        this(message, null);
    }

    public MergeFault(String message, @Nullable Origin origin) {
        super(message);
        this.origin = origin;
    }

    @Nullable
    public Origin origin() {
        return origin;
    }
}
