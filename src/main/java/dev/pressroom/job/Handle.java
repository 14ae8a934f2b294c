package dev.pressroom.job;

/**
 * The name that a door gives a job of its own; at most one of an account's jobs bears it at a time.
 *
 * @param kept false where it is free again as soon as the job has ended, true where only when the job is expired or deleted
 */
public record Handle(String text, boolean kept) {
    /** Until the job has ended. */
    public static Handle whileUnfinished(String text) {
        return new Handle(text, false);
    }

    /** As long as the job is there to be seen. */
    public static Handle whileKept(String text) {
        return new Handle(text, true);
    }
}
