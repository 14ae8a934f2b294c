package dev.pressroom.render.finish.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTest {
    @ParameterizedTest
    @CsvSource({"0,0", "25.4mm,72", "2.54cm,72", "1in,72", "1.5pt,1.5", "4px,3", "1pc,12"})
    void readsWhatCssReads(String text, float points) {
        assertThat(Length.isLength(text)).isTrue();
        assertThat(Length.points(text)).isCloseTo(points, within(0.001f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "-1mm", "1em", "1 mm", "1e3mm", "12345mm", "mm"})
    void knowsWhatIsNone(String text) {
        assertThat(Length.isLength(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Length.points(text));
    }
}
