package dev.pressroom.dialect.pdfgorilla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdTest {
    @ParameterizedTest
    @CsvSource({"00000000-0000-0000-0000-000000000000, c0000000000000000000000000",
            "00000000-0000-0000-0000-000000000023, c000000000000000000000000z",
            "00000000-0000-0001-0000-000000000000, c0000000000003w5e11264sgsg",
            "ffffffff-ffff-ffff-ffff-ffffffffffff, cf5lxx1zz5pnorynqglhzmsp33"})
    void countsInThirtySixDigits(UUID id, String text) {
        assertThat(JobId.of(id)).isEqualTo(text);
        assertThat(JobId.parse(text)).isEqualTo(id);
    }

    @Test
    void readsWhatItWrites() {
        for (int time = 0; time < 1_000; time++) {
            UUID id = UUID.randomUUID();

            assertThat(JobId.of(id)).matches("c[0-9a-z]{25}");
            assertThat(JobId.parse(JobId.of(id))).isEqualTo(id);
        }
    }

    @Test
    void readsPlainIds() {
        UUID id = UUID.randomUUID();

        assertThat(JobId.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c", "x", "czzzzzzzzzzzzzzzzzzzzzzzzz", "C0000000000000000000000000",
            "c000000000000000000000000", "c00000000000000000000000000", "1-1-1-1-1", "c00000000000000000000000-0"})
    void knowsNoOthers(String text) {
        assertThat(JobId.parse(text)).isNull();
    }
}
