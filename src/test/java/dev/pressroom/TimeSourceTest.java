package dev.pressroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeSourceTest {
    @Test
    void isNoMoreExactThanTheDatabase() {
        assertThat(new TimeSource().clock().instant().getNano() % 1_000).isZero();
    }
}
