package dev.pressroom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class HourlyAllowanceTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private Instant now = Instant.parse("2026-01-31T12:10:00Z");
    private final HourlyAllowance<UUID> allowance = new HourlyAllowance<>(2, new Moving());

    @Test
    void endsForTheHourAndForThatOwnerAlone() {
        assertThat(allowance.take(ONE)).isEqualTo(OptionalLong.of(0));
        assertThat(allowance.take(ONE)).isEqualTo(OptionalLong.of(0));
        assertThat(allowance.take(ONE)).isEmpty();
        assertThat(allowance.take(OTHER)).isPresent();
    }

    @Test
    void countsWhatItPassesOver() {
        for (int time = 0; time < 12; time++) {
            allowance.take(ONE);
        }

        now = now.plusSeconds(3600);

        assertThat(allowance.take(ONE)).isEqualTo(OptionalLong.of(10));
        assertThat(allowance.take(ONE)).isEqualTo(OptionalLong.of(0));
    }

    private final class Moving extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
