package dev.pressroom.render.layout.guard;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.Deadline;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.Warnings;

/**
 * Stops a layout from within. The engine swallows exceptions in places; so the first failure is kept and thrown again at
 * every later hook and at the end.
 */
public final class Guard {
    private final Deadline deadline;
    private final Warnings warnings;
    private @Nullable RenderFailure failure;

    public Guard(Deadline deadline, Warnings warnings) {
        this.deadline = deadline;
        this.warnings = warnings;
    }

    /** @throws RenderFailure where the time is up or an earlier hook failed */
    public void check() {
        if (failure != null) {
            throw failure;
        }
        try {
            deadline.check();
        } catch (RenderFailure late) {
            failure = late;
            throw late;
        }
    }

    public RenderFailure fail(Code code, String message) {
        if (failure == null) {
            failure = new RenderFailure(code, message);
        }
        return failure;
    }

    public void warn(String code, String message) {
        warnings.add(code, message);
    }
}
