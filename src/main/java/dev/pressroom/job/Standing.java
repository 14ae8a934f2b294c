package dev.pressroom.job;

import java.util.List;

/** A job and why its attempts so far ended in vain, oldest first. */
public record Standing(Job job, List<FailedAttempt> failures) {
    boolean isFinal() {
        return job.state().isFinal();
    }
}
