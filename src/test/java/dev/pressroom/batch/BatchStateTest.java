package dev.pressroom.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.job.JobState;
import dev.pressroom.job.MemberCounts;

class BatchStateTest {
    @ParameterizedTest
    @CsvSource({"3, 0, 0, 0, SUCCEEDED", "2, 1, 0, 0, PARTIAL", "2, 0, 1, 0, PARTIAL", "0, 3, 0, 0, FAILED",
            "0, 2, 1, 0, FAILED", "0, 0, 3, 0, CANCELED", "0, 0, 0, 3, SUCCEEDED", "0, 1, 0, 2, PARTIAL",
            "0, 0, 0, 0, SUCCEEDED"})
    void endsAsItsMembersDid(int succeeded, int failed, int canceled, int expired, BatchState state) {
        var counts = new MemberCounts(Map.of(JobState.SUCCEEDED, succeeded, JobState.FAILED, failed,
                JobState.CANCELED, canceled, JobState.EXPIRED, expired));

        assertThat(BatchState.ended(counts)).isEqualTo(state);
    }
}
