package dev.pressroom.batch;

import dev.pressroom.job.JobState;
import dev.pressroom.job.MemberCounts;

/** Where a batch stands. */
public enum BatchState {
    /** Its items are still coming in; nobody sees it. */
    FILLING,
    /** A member waits or runs. */
    OPEN,
    /** All members have their document. */
    SUCCEEDED,
    /** Some have, others failed or were canceled. */
    PARTIAL,
    /** None has. */
    FAILED,
    /** It was called off before any member had its document. */
    CANCELED;

    public boolean isFinal() {
        return this != FILLING && this != OPEN;
    }

    /** How a batch ends whose members stand so. A document that has expired was there; members that were deleted count for nothing. */
    static BatchState ended(MemberCounts counts) {
        int made = counts.of(JobState.SUCCEEDED) + counts.of(JobState.EXPIRED);
        int failed = counts.of(JobState.FAILED);
        if (failed + counts.of(JobState.CANCELED) == 0) {
            return SUCCEEDED;
        }
        if (made > 0) {
            return PARTIAL;
        }
        return failed > 0 ? FAILED : CANCELED;
    }
}
