package dev.pressroom.render;

import java.time.Duration;
import java.util.Locale;

import dev.pressroom.render.RenderFailure.Code;

/** The parts of a render that have a time limit of their own, in their order. */
public enum Phase {
    MERGE(Code.MERGE_TIMEOUT), LAYOUT(Code.LAYOUT_TIMEOUT), FINISH(Code.FINISH_TIMEOUT), VERDICT(Code.VERDICT_TIMEOUT);

    private final Code code;

    Phase(Code code) {
        this.code = code;
    }

    /** Begins now. */
    Deadline deadline(RenderLimits limits) {
        return Deadline.in(limits.time(this), code, "the " + this);
    }

    /** Why a document that overran this phase has failed. */
    public RenderFailure overrun(RenderLimits limits) {
        return new RenderFailure(code, Deadline.words("the " + this, limits.time(this)));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Hears which phase is under way, so that one which no longer looks at the time can be ended from without. */
    public interface Watch {
        Watch NOBODY = (phase, limit) -> {};

        /** @param limit of this phase, from now on */
        void began(Phase phase, Duration limit);

        /** The render is over, with a document or without. */
        default void ended() {}
    }
}
