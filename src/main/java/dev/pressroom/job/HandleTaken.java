package dev.pressroom.job;

import org.jspecify.annotations.Nullable;

/** Not a refusal: another job or batch bears the name; its door decides what follows. */
public final class HandleTaken extends RuntimeException {
    /** How the constraints that keep names apart end. */
    private static final String CONSTRAINT = "_handle_unique";

    public HandleTaken() {
        super("the handle is taken", null, false, false);
    }

    /** Whether the database refused a name that is taken. */
    public static boolean caused(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(CONSTRAINT)) {
                return true;
            }
        }
        return false;
    }
}
