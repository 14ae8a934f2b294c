package dev.pressroom.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What this process has under way, counted by host and by account, and which lines rest because their receiver asked for it. */
final class Traffic {
    /** A receiver's wish holds for one delivery however long it is; for the others of its line not longer than this. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Map<String, Integer> hosts = new HashMap<>();
    private final Map<UUID, Integer> accounts = new HashMap<>();
    private final Map<String, Instant> paused = new HashMap<>();
    private final int most;
    private final Clock clock;
    private int underWay;

    Traffic(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    synchronized void enter(DueDelivery delivery) {
        underWay++;
        hosts.merge(delivery.host(), 1, Integer::sum);
        accounts.merge(delivery.accountId(), 1, Integer::sum);
    }

    synchronized void leave(DueDelivery delivery) {
        underWay--;
        hosts.computeIfPresent(delivery.host(), (host, count) -> count == 1 ? null : count - 1);
        accounts.computeIfPresent(delivery.accountId(), (account, count) -> count == 1 ? null : count - 1);
    }

    synchronized void pause(DueDelivery delivery, Duration wait) {
        Duration pause = wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
        paused.put(delivery.line(), clock.instant().plus(pause));
    }

    synchronized boolean idle() {
        return underWay == 0;
    }

    synchronized DeliveryLine.Room room() {
        Instant now = clock.instant();
        paused.values().removeIf(until -> !until.isAfter(now));
        return new DeliveryLine.Room(most - underWay, Map.copyOf(hosts), Map.copyOf(accounts),
                Set.copyOf(paused.keySet()));
    }
}
