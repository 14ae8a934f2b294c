package dev.pressroom.batch;

import dev.pressroom.job.MemberCounts;

/** A batch and how its members stand at this moment. */
public record Standing(Batch batch, MemberCounts counts) {
    public boolean isFinal() {
        return batch.state().isFinal();
    }

    /** Members whose jobs were deleted. */
    public int deleted() {
        return Math.max(0, batch.items() - counts.all());
    }
}
