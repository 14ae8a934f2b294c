package dev.pressroom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CircumstancesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void cutsWhatClientsChoose() {
        assertThat(Circumstances.cut("x".repeat(300), 200)).hasSize(200);
        assertThat(Circumstances.cut("a\r\nb\u001b[31m", 200)).isEqualTo("a??b?[31m");
        assertThat(Circumstances.cut(" ", 200)).isNull();
    }

    @Test
    void readsTheTraceOfATraceparent() {
        assertThat(Circumstances.trace("00-" + TRACE + "-00f067aa0ba902b7-01")).isEqualTo(TRACE);
        assertThat(Circumstances.trace("00-nonsense")).isNull();
        assertThat(Circumstances.trace(null)).isNull();
    }
}
