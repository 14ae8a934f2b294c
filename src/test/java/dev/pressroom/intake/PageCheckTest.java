package dev.pressroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.problem.Violation;
import dev.pressroom.render.PageOptions;

class PageCheckTest {
    private static final String POINTER = "#/options/page";

    @Test
    void leavesWhatIsNotSaidAlone() {
        assertThat(PageCheck.violations(POINTER, PageOptions.NONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A4", "a10", "B0", "Letter", "TABLOID", "100mm 150mm", "8.5in 11in"})
    void takesPaperThatTheLayoutKnows(String size) {
        assertThat(PageCheck.violations(POINTER, new PageOptions(size, false, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A11", "Foolscap", "A4;}", " A4", "100mm", "100mm  150mm", "100 150", "0 0"})
    void refusesPaperThatTheLayoutDoesNotKnow(String size) {
        assertThat(PageCheck.violations(POINTER, new PageOptions(size, false, null)))
                .extracting(Violation::pointer).containsExactly("#/options/page/size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "20mm", "1in 2.5cm", "1mm 0 3pt", "1mm 2px 3pc 4cm"})
    void takesOneToFourLengthsAsMargin(String margin) {
        assertThat(PageCheck.violations(POINTER, new PageOptions(null, false, margin))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "-1mm", "1em", "1mm}", "1mm 2mm 3mm 4mm 5mm"})
    void refusesMarginsThatTheLayoutDoesNotKnow(String margin) {
        assertThat(PageCheck.violations(POINTER, new PageOptions(null, false, margin)))
                .extracting(Violation::pointer).containsExactly("#/options/page/margin");
    }

    @Test
    void namesEverythingThatIsWrong() {
        assertThat(PageCheck.violations("#/page", new PageOptions("x", false, "y")))
                .extracting(Violation::pointer).containsExactly("#/page/size", "#/page/margin");
    }
}
