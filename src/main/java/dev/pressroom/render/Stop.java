package dev.pressroom.render;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.RenderFailure.Code;

/** Calls one render off, from another thread than its own; it then ends with {@link Code#CANCELED}, whatever it had reached. */
public final class Stop {
    private boolean pulled;
    private @Nullable Runnable brake;

    /** Returns at once; the render ends soon after. Once a brake was taken away it is never run: it may belong to the next render. */
    public synchronized void pull() {
        pulled = true;
        if (brake != null) {
            brake.run();
        }
    }

    public synchronized boolean pulled() {
        return pulled;
    }

    /** What ends the render from without, where it cannot be left to look by itself; null once there is nothing to end. */
    public synchronized void brake(@Nullable Runnable brake) {
        this.brake = brake;
        if (pulled && brake != null) {
            brake.run();
        }
    }

    /** @throws RenderFailure once somebody has pulled */
    public void check() {
        if (pulled()) {
            throw new RenderFailure(Code.CANCELED, "the render was called off");
        }
    }
}
