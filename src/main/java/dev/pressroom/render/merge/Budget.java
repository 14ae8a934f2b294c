package dev.pressroom.render.merge;

import io.quarkus.qute.ResolutionContext;

import dev.pressroom.render.Deadline;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;

/** What one merge may still spend; travels as an attribute of the template instance. */
final class Budget {
    static final String ATTRIBUTE = "pressroom.budget";
    /** Values that one merge may hold before they are printed; 2 million are about 200 MB. */
    private static final long VALUES = 2_000_000;

    private final Deadline deadline;
    private final int allowed;
    private int iterations;
    private long values;

    Budget(int iterations, Deadline deadline) {
        this.allowed = iterations;
        this.deadline = deadline;
    }

    static Budget of(ResolutionContext context) {
        return (Budget) context.getAttribute(ATTRIBUTE);
    }

    /** @param weight values that the body of the loop holds when it has run once */
    void iterate(int weight) {
        iterations++;
        hold(weight);
    }

    /** A part that is included: no turn of a loop, but as much to hold. */
    void hold(int weight) {
        values += weight;
        if (iterations > allowed) {
            throw new RenderFailure(Code.TEMPLATE_LIMIT_EXCEEDED, "more than " + allowed + " loop iterations");
        }
        if (values > VALUES) {
            throw new RenderFailure(Code.TEMPLATE_LIMIT_EXCEEDED, "loops print more than " + VALUES + " values");
        }
        deadline.check();
    }
}
