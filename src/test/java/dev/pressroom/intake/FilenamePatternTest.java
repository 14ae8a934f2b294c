package dev.pressroom.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.problem.Problem;

class FilenamePatternTest {
    private static final String DATA = "{\"n\":7,\"customer\":{\"name\":\"../Ada\\u0001\",\"tags\":[1]},\"no\":null}";

    @ParameterizedTest
    @CsvSource({"letter.pdf, letter.pdf", "letter-{item}.pdf, letter-12.pdf", "{n}-{item}, 7-12.pdf",
            "{customer.name}.pdf, __Ada_.pdf", "a$1-{n}.PDF, a$1-7.pdf"})
    void makesNamesOfPlaceAndData(String pattern, String name) {
        assertThat(FilenamePattern.of(pattern).name(12, DATA)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{missing}", "{customer}", "{customer.tags}", "{no}", "{n.x}"})
    void refusesDataWithoutTheField(String pattern) {
        assertThatThrownBy(() -> FilenamePattern.of(pattern).name(0, DATA)).isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining(pattern.substring(1, pattern.length() - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "a}b", "{}", "{a b}", "{a..b}", "{{a}}"})
    void refusesPatternsThatMeanNothing(String pattern) {
        assertThatThrownBy(() -> FilenamePattern.of(pattern)).isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("filename");
    }

    @Test
    void cutsWhatIsTooLong() {
        String name = FilenamePattern.of("{n}.pdf").name(0, "{\"n\":\"" + "x".repeat(500) + "\"}");

        assertThat(name).hasSize(200).endsWith("x.pdf");
    }
}
