package dev.pressroom.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Runs with the system's clock until a test sets or moves it. */
@Alternative
@Priority(1)
@Singleton
public class SettableClock extends Clock {
    private final AtomicReference<Clock> current;
    private final ZoneId zone;

    public SettableClock() {
        this(new AtomicReference<>(Clock.systemUTC()), ZoneOffset.UTC);
    }

    private SettableClock(AtomicReference<Clock> current, ZoneId zone) {
        this.current = current;
        this.zone = zone;
    }

    /** Stands still at this instant. */
    public void set(Instant instant) {
        current.set(Clock.fixed(instant, ZoneOffset.UTC));
    }

    /** Moves on, or back, from where it is; it goes on as it did, running or standing. */
    public void advance(Duration step) {
        current.updateAndGet(clock -> Clock.offset(clock, step));
    }

    /** Runs with the system's clock again. */
    public void reset() {
        current.set(Clock.systemUTC());
    }

    @Override
    public Instant instant() {
        return current.get().instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** A view of this clock: it moves with it. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(current, other);
    }
}
