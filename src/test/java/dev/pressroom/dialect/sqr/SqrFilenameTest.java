package dev.pressroom.dialect.sqr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

class SqrFilenameTest {
    private static final UUID JOB = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");

    private static String named(String pattern) throws Exception {
        var record = new ObjectMapper().readValue("""
                {"userId":"US1","name":{"first":"J","last":"Sm/i{jobId}th"},"age":7,"none":null,"list":[1]}""",
                ObjectNode.class);
        return SqrFilename.finished(SqrFilename.begun(pattern, record), JOB);
    }

    @ParameterizedTest
    @CsvSource({"SQR_{userId}_{jobId}.pdf, SQR_US1_3fa85f64.pdf",
            "SQR_{name.first}_{name.last}, SQR_J_Sm_i_jobId_th.pdf",
            "{age}.PDF, 7.pdf", "a{none}{missing.too}{list}b, ab.pdf", "...{userId}, _US1.pdf"})
    void isMadeOfTheRecordAndTheJob(String pattern, String name) throws Exception {
        assertThat(SqrFilename.isPattern(pattern)).isTrue();
        assertThat(named(pattern)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a{", "a}", "{}", "{a b}", "{a.}", "a/b", "a\\b", "a\tb", "{{userId}}"})
    void refusesWhatIsNoPattern(String pattern) {
        assertThat(SqrFilename.isPattern(pattern)).isFalse();
    }

    @Test
    void staysShort() throws Exception {
        assertThat(SqrFilename.isPattern("x".repeat(151))).isFalse();
        assertThat(SqrFilename.finished("x".repeat(999), JOB)).hasSize(204);
    }
}
