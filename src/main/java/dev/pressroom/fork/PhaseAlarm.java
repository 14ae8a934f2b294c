package dev.pressroom.fork;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.Phase;

/** In a fork: ends the process when a phase is over its time and no longer looks; the exit code says which it was. */
final class PhaseAlarm implements Phase.Watch {
    /** The phase looks at the time itself and can then say what was slow. */
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final long LOOK_EVERY_MS = 250;
    /** Far from what a virtual machine or a shell exits with. */
    private static final int FIRST_EXIT = 40;

    private record Running(Phase phase, long end) {}

    private volatile @Nullable Running running;

    /**
     * Looks from time to time on a thread of its own instead of setting a timer for each phase: a look allocates nothing, so
     * it also ends a render that has nearly used up the heap, where a timer's queue could not take one more entry.
     */
    void start() {
        Thread.ofPlatform().daemon().name("phase-alarm").start(() -> {
            try {
                while (true) {
                    Thread.sleep(LOOK_EVERY_MS);
                    look();
                }
            } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void look() {
        Running now = running;
        if (now != null && System.nanoTime() - now.end() > 0) {
            Runtime.getRuntime().halt(FIRST_EXIT + now.phase().ordinal());
        }
    }

    @Override
    public void began(Phase phase, Duration limit) {
        running = new Running(phase, System.nanoTime() + limit.plus(GRACE).toNanos());
    }

    @Override
    public void ended() {
        running = null;
    }

    /** The phase that a fork was ended in; null where it ended for another reason. */
    static @Nullable Phase overrun(int exit) {
        int ordinal = exit - FIRST_EXIT;
        return ordinal >= 0 && ordinal < Phase.values().length ? Phase.values()[ordinal] : null;
    }
}
