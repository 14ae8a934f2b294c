package dev.pressroom.job;

/** Which queue a job travels by; every worker serves both, express first. */
public enum Lane {
    /** Single jobs, previews and calls that wait. */
    EXPRESS,
    /** Members of batches, and whatever may take its time. */
    BULK
}
