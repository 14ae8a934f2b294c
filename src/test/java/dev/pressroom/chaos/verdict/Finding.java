package dev.pressroom.chaos.verdict;

/**
 * One broken promise.
 *
 * @param subject the job, or the object in the store
 */
public record Finding(Kind kind, String subject, String why) {
    public enum Kind {
        LOST, DOUBLED, ORPHAN
    }
}
