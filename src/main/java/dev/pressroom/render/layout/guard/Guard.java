package dev.pressroom.render.layout.guard;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.Deadline;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderReport.Place;
import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.Stop;
import dev.pressroom.render.Warnings;

/**
 * Stops a layout from within. The engine swallows exceptions in places; so the first failure is kept and thrown again at
 * every later hook and at the end.
 */
public final class Guard {
    private Deadline deadline;
    private final Stop stop;
    private final Warnings warnings;
    private @Nullable RenderFailure failure;

    public Guard(Deadline deadline, Stop stop, Warnings warnings) {
        this.deadline = deadline;
        this.stop = stop;
        this.warnings = warnings;
    }

    /** From now on another deadline holds: the next phase has begun. */
    public void until(Deadline next) {
        deadline = next;
    }

    /** @throws RenderFailure where the time is up, the render was called off or an earlier hook failed */
    public void check() {
        if (failure != null) {
            throw failure;
        }
        try {
            deadline.check();
            stop.check();
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

    public void warn(String code, String message, Place place) {
        warnings.add(new Warning(code, message, place, null));
    }

    public void warn(Warning warning) {
        warnings.add(warning);
    }
}
