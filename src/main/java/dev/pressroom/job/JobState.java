package dev.pressroom.job;

/** Where a job stands; it never moves back out of a final state but for SUCCEEDED, whose document's retention may end. */
public enum JobState {
    QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELED, EXPIRED;

    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }
}
