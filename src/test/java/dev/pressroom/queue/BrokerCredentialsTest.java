package dev.pressroom.queue;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class BrokerCredentialsTest {

    @ParameterizedTest
    @ValueSource(strings = {"rabbitmq", "10.0.0.7", "localhost.example.com", "127.0.0.1:5672,rabbitmq:5672",
            "[fd00::1]:5672"})
    void refuseTheShippedOnesOnAnotherMachine(String addresses) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> BrokerCredentials.check(addresses, Optional.empty(), Optional.of("guest")))
                .withMessageContaining("PRESSROOM_BROKER_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "localhost:5672, 127.0.0.1:5673", "[::1]:5672"})
    void takeTheShippedOnesOnThisMachine(String addresses) {
        assertThatCode(() -> BrokerCredentials.check(addresses, Optional.empty(), Optional.empty()))
                .doesNotThrowAnyException();
    }

    @Test
    void takeOthersEverywhere() {
        assertThatCode(() -> BrokerCredentials.check("rabbitmq", Optional.of("pressroom"), Optional.of("s3cret")))
                .doesNotThrowAnyException();
    }
}
