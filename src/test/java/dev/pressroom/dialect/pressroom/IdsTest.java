package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.problem.Problem;

class IdsTest {
    private static final UUID ID = UUID.fromString("f198f3a0-89ab-7cde-8f00-f0000000002a");

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrote(Ids kind) {
        assertThat(kind.parse(kind.of(ID))).isEqualTo(ID);
    }

    @Test
    void tellsTheKindByThePrefix() {
        assertThat(Ids.JOB.of(ID)).isEqualTo("job_f198f3a089ab7cde8f00f0000000002a");
    }

    @Test
    void keepsTheOrderOfTheRows() {
        String earlier = Ids.JOB.of(new UUID(0x0198f3a000007000L, -1));
        String later = Ids.JOB.of(new UUID(0x0198f3a000017000L, 1));

        assertThat(earlier).isLessThan(later);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "job", "job_", "tpl_f198f3a089ab7cde8f00f0000000002a",
            "job_F198F3A089AB7CDE8F00F0000000002A", "job_f198f3a0-89ab-7cde-8f00-f0000000002a",
            "job_f198f3a089ab7cde8f00f0000000002", "job_f198f3a089ab7cde8f00f0000000002a0",
            "job_f198f3a089ab7cde8f00f0000000002g", " job_f198f3a089ab7cde8f00f0000000002a",
            "job_f198f3a089ab7cde8f00f0000000002a\n"})
    void knowsNothingUnderAnotherText(String text) {
        assertThat(Ids.JOB.read(text)).isEmpty();
        assertThatExceptionOfType(Problem.NotFound.class).isThrownBy(() -> Ids.JOB.parse(text))
                .returns("job", Problem.NotFound::what);
    }
}
