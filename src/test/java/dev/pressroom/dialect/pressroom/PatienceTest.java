package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {"wait=10|10", "respond-async, wait=10|10",
            "wait=10, respond-async|10", "respond-async,wait=10,handling=lenient|10", "wait = 10|10", "WAIT=10|10",
            "wait=\"10\"|10", "return=minimal; foo=\"x\", wait=10; bar|10", "wait=5, wait=10|5"})
    void readsHowLongTheClientWaits(String prefer, long seconds) {
        assertThat(Patience.of(prefer).limit()).hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=61", "wait=999", "wait=999999", "wait=99999999999"})
    void waitsAMinuteAtMost(String prefer) {
        assertThat(Patience.of(prefer).applied()).isEqualTo("wait=60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "respond-async", "wait", "wait=", "wait=ten", "wait=-5", "wait=1.5", "wait=10s",
            "await=10", "wait=10 20", "x-wait=10", "foo; wait=5", "wait: 10", ",;=\""})
    void passesOverWhatItCannotMean(String prefer) {
        assertThat(Patience.of(prefer).some()).isFalse();
    }

    @Test
    void hasNoneWithoutTheHeader() {
        assertThat(Patience.of(null).some()).isFalse();
    }

    @Test
    void hasNoneForNoSeconds() {
        assertThat(Patience.of("wait=0").some()).isFalse();
    }
}
