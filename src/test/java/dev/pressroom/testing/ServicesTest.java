package dev.pressroom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ServicesTest {
    @Inject
    AgroalDataSource database;

    @Inject
    SettableClock settable;

    @Inject
    Clock clock;

    @AfterEach
    void letTheClockRun() {
        settable.reset();
    }

    @Test
    void givesTheApplicationADatabase() throws SQLException {
        try (var connection = database.getConnection()) {
            assertThat(connection.getMetaData().getURL())
                    .isEqualTo(Services.properties().get("quarkus.datasource.jdbc.url"));
        }
    }

    @Test
    void givesTheApplicationTheSettableClock() {
        settable.set(Instant.EPOCH);
        settable.advance(Duration.ofDays(1));

        assertThat(clock.instant()).isEqualTo("1970-01-02T00:00:00Z");
    }
}
