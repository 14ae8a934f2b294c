package dev.pressroom.fork;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Which forks are replaced by ones that warm up meanwhile; one at a time, so that no more than one is above their number. */
final class Succession {
    private final Set<Fork> succeeded = new HashSet<>();
    private @Nullable Fork leaving;

    /** @return false where another is leaving */
    synchronized boolean begin(Fork fork) {
        if (leaving != null) {
            return false;
        }
        leaving = fork;
        return true;
    }

    /** The successor is there; the fork goes as soon as it is not lent. */
    synchronized void end(Fork fork) {
        leaving = null;
        succeeded.add(fork);
    }

    /** Whether its successor is on the way, so that its death needs no other. */
    synchronized boolean isLeaving(Fork fork) {
        return fork == leaving;
    }

    /** Whether this fork, which nobody holds now, has been succeeded and is to go. */
    synchronized boolean dismisses(Fork fork) {
        return succeeded.remove(fork);
    }
}
