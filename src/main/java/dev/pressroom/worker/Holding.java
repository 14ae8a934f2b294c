package dev.pressroom.worker;

import io.quarkus.logging.Log;

import dev.pressroom.job.Attempt;
import dev.pressroom.render.Stop;

/** An attempt that this process works on: it is either settled here or let go, whichever is decided first. */
final class Holding {
    private final Attempt attempt;
    private final Stop stop = new Stop();
    private boolean settling;
    private boolean letGo;

    Holding(Attempt attempt) {
        this.attempt = attempt;
    }

    Attempt attempt() {
        return attempt;
    }

    Stop stop() {
        return stop;
    }

    /** The lease is gone: the render is called off, and nothing it made counts. */
    void lost() {
        if (letGo()) {
            Log.infof("attempt called off, its lease is gone job=%s attempt=%d", attempt.jobId(), attempt.number());
        }
    }

    /** @return false where it is being settled, or was let go before */
    boolean letGo() {
        synchronized (this) {
            // The settling takes the lease away too; that must not look like a loss.
            if (settling || letGo) {
                return false;
            }
            letGo = true;
        }
        stop.pull();
        return true;
    }

    synchronized boolean isLetGo() {
        return letGo;
    }

    synchronized boolean isSettling() {
        return settling;
    }

    /** @return false where it was let go: what came of it is nobody's */
    synchronized boolean settle() {
        settling = !letGo;
        return settling;
    }
}
