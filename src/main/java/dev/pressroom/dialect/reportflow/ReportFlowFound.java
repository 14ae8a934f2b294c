package dev.pressroom.dialect.reportflow;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.pressroom.batch.Batch;
import dev.pressroom.batch.Standing;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobState;
import dev.pressroom.job.MemberCounts;

/** What came of a request: a job, or the batch of many. */
sealed interface ReportFlowFound {
    /** How far it has come, as its clients can tell. */
    enum Stage {
        PENDING, READY, FAILED, GONE
    }

    UUID accountId();

    @Nullable
    UUID designId();

    ReportFlowMemory memory();

    default ReportFlowGeneration generation() {
        return memory().generation();
    }

    Stage stage();

    record One(Job job) implements ReportFlowFound {
        @Override
        public UUID accountId() {
            return job.accountId();
        }

        @Override
        public @Nullable UUID designId() {
            return job.templateId();
        }

        @Override
        public ReportFlowMemory memory() {
            return ReportFlowMemory.of(job);
        }

        @Override
        public Stage stage() {
            return ReportFlowFound.stage(job);
        }
    }

    /** All of its files are there, or the whole of it has failed. */
    record Many(Standing standing) implements ReportFlowFound {
        /** As it stands with the transaction that makes it. */
        static Many begun(Batch batch) {
            return new Many(new Standing(batch, new MemberCounts(Map.of(JobState.QUEUED, batch.items()))));
        }

        Batch batch() {
            return standing.batch();
        }

        @Override
        public UUID accountId() {
            return batch().accountId();
        }

        @Override
        public @Nullable UUID designId() {
            return batch().templateId();
        }

        @Override
        public ReportFlowMemory memory() {
            return ReportFlowMemory.of(batch());
        }

        @Override
        public Stage stage() {
            MemberCounts counts = standing.counts();
            if (!standing.isFinal() || counts.unfinished()) {
                return Stage.PENDING;
            }
            if (counts.of(JobState.FAILED) + counts.of(JobState.CANCELED) > 0) {
                return Stage.FAILED;
            }
            return counts.of(JobState.SUCCEEDED) == batch().items() ? Stage.READY : Stage.GONE;
        }
    }

    static Stage stage(Job job) {
        return switch (job.state()) {
            case QUEUED, RUNNING -> Stage.PENDING;
            case SUCCEEDED -> Stage.READY;
            case FAILED, CANCELED -> Stage.FAILED;
            case EXPIRED -> Stage.GONE;
        };
    }
}
