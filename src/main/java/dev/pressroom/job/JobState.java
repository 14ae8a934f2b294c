package dev.pressroom.job;

/**
 * Where a job stands. It leaves a final state in two ways only: FAILED, when its client asks for more attempts, and
 * SUCCEEDED, when its document's retention ends.
 */
public enum JobState {
    QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELED, EXPIRED;

    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }
}
