package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LintTranslationTest {
    @Test
    void knowsByThePhasesWhetherAPageWasLaidOut() {
        assertThat(LintTranslation.laidOut("{\"fonts\":[],\"phases\":{\"merge\":3,\"layout\":0}}")).isTrue();
        assertThat(LintTranslation.laidOut("{\"phases\":{\"merge\":3}}")).isFalse();
        assertThat(LintTranslation.laidOut("{}")).isFalse();
        assertThat(LintTranslation.laidOut(null)).isFalse();
    }

    @Test
    void isNotTakenInByWordsElsewhereInTheReport() {
        assertThat(LintTranslation.laidOut("{\"phases\":{\"merge\":3},\"verdict\":{\"layout\":1}}")).isFalse();
    }
}
