package dev.pressroom.render;

import java.time.Duration;

/** The moment at which a render gives up by itself; asked from every hook that runs on the render's own thread. */
public final class Deadline {
    private final long end;
    private final Duration time;
    private final RenderFailure.Code code;
    private final String what;

    private Deadline(Duration time, RenderFailure.Code code, String what) {
        this.end = System.nanoTime() + time.toNanos();
        this.time = time;
        this.code = code;
        this.what = what;
    }

    /** @param what is limited, {@code the render}; it begins now */
    public static Deadline in(Duration time, RenderFailure.Code code, String what) {
        return new Deadline(time, code, what);
    }

    /** Of two, the one that comes first. */
    public Deadline orSooner(Deadline other) {
        return end - other.end <= 0 ? this : other;
    }

    /** @throws RenderFailure with this deadline's code once it has passed */
    public void check() {
        if (System.nanoTime() - end > 0) {
            throw new RenderFailure(code, words(what, time));
        }
    }

    /** What took too long, and how long it may. */
    public static String words(String what, Duration limit) {
        return what + " took longer than " + limit.toMillis() + " ms";
    }
}
