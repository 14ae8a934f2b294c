package dev.pressroom.render;

import java.time.Duration;

/** The moment at which a render gives up by itself; asked from every hook that runs on the render's own thread. */
public final class Deadline {
    private final long end;
    private final Duration time;
    private final RenderFailure.Code code;

    private Deadline(Duration time, RenderFailure.Code code) {
        this.end = System.nanoTime() + time.toNanos();
        this.time = time;
        this.code = code;
    }

    public static Deadline in(Duration time, RenderFailure.Code code) {
        return new Deadline(time, code);
    }

    /** @throws RenderFailure with this deadline's code once it has passed */
    public void check() {
        if (System.nanoTime() - end > 0) {
            throw new RenderFailure(code, "took longer than " + time.toMillis() + " ms");
        }
    }
}
