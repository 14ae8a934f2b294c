package dev.pressroom.template.schema;

import java.time.Duration;
import java.util.List;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;

/**
 * What one validation may cost. A schema of a few lines can ask for exponential time (branches that refer to branches) or endless depth,
 * and each element of a large array can fail, so time, depth and the errors kept are bounded at the validator's own steps.
 */
final class Budget extends ExecutionContext {
    static final int MAX_ERRORS = 20;

    private static final ScopedValue<Budget> CURRENT = ScopedValue.newInstance();
    private static final int MAX_DEPTH = 400;
    private static final int STEPS_BETWEEN_CHECKS = 64;
    /** A pattern's instruction on one character costs some 6 ns (measured): this is about half a second. */
    private static final long MAX_PATTERN_COST = 100_000_000;
    private static final long PATTERN_COST_PER_STEP = 1_000;

    private final List<Error> found;
    private final long deadline;
    private long steps;

    Budget(Duration time) {
        super(ExecutionConfig.getInstance());
        this.found = getErrors();
        this.deadline = System.nanoTime() + time.toNanos();
    }

    /** Runs a validation under this budget; what it found so far stands in {@link #found()} however it ended. */
    void spendOn(Runnable validation) {
        ScopedValue.where(CURRENT, this).run(() -> {
            try {
                validation.run();
            } catch (Enough _) {
                // the errors found are all that a client is told
            }
        });
    }

    /** Called before a pattern is matched, on whichever validation's behalf this thread works. */
    static void spendOnPattern(long instructions, int characters) {
        long cost = instructions * characters;
        if (cost > MAX_PATTERN_COST) {
            throw new Exceeded("a text is too long for the pattern it must match");
        }
        if (CURRENT.isBound()) {
            CURRENT.get().spend(1 + cost / PATTERN_COST_PER_STEP);
        }
    }

    List<Error> found() {
        return List.copyOf(found.subList(0, Math.min(found.size(), MAX_ERRORS)));
    }

    @Override
    public void evaluationPathAddLast(String token) {
        if (getEvaluationSchema().size() > MAX_DEPTH) {
            throw new Exceeded("the schema refers to itself too deeply");
        }
        spend(1);
        super.evaluationPathAddLast(token);
    }

    /** Branches collect into lists of their own, of which only "empty or not" matters: so each is kept short. */
    @Override
    public void addError(Error error) {
        if (getErrors().size() < MAX_ERRORS) {
            super.addError(error);
        }
        stopWhereEnough();
    }

    @Override
    public void setErrors(List<Error> errors) {
        if (errors.size() > MAX_ERRORS) {
            errors.subList(MAX_ERRORS, errors.size()).clear();
        }
        super.setErrors(errors);
        stopWhereEnough();
    }

    private void stopWhereEnough() {
        if (getErrors() == found && found.size() >= MAX_ERRORS) {
            throw new Enough();
        }
    }

    private void spend(long count) {
        long before = steps;
        steps += count;
        if (steps / STEPS_BETWEEN_CHECKS != before / STEPS_BETWEEN_CHECKS && System.nanoTime() - deadline > 0) {
            throw new Exceeded("it takes too long");
        }
    }

    /** The validation was given up; its message ends a sentence that says so. */
    static final class Exceeded extends RuntimeException {
        Exceeded(String reason) {
            super(reason, null, false, false);
        }
    }

    private static final class Enough extends RuntimeException {
        Enough() {
            super(null, null, false, false);
        }
    }
}
