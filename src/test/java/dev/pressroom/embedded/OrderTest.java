package dev.pressroom.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
    @Test
    void startsWhenNothingIsSaid() {
        var order = Order.of();

        assertThat(order.mode()).isEqualTo(Order.Mode.START);
        assertThat(order.data()).isEmpty();
        assertThat(order.port()).isEmpty();
    }

    @Test
    void understandsFolderAndPort() {
        var order = Order.of("start", "--data", "my folder", "--port", "9090");

        assertThat(order.data()).contains(Path.of("my folder"));
        assertThat(order.port()).hasValue(9090);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "start --colour", "start --port", "start --port 0", "start --port x",
            "start --data"})
    void refusesWhatItDoesNotUnderstand(String line) {
        assertThatThrownBy(() -> Order.of(line.split(" "))).isInstanceOf(StartFailure.class)
                .hasMessageMatching("[^\n]+\\.");
    }
}
