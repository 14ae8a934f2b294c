package dev.pressroom.chaos.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.pressroom.chaos.fault.Fault;
import dev.pressroom.chaos.fault.Fault.Hand;
import dev.pressroom.chaos.fault.Mishap;
import dev.pressroom.chaos.load.Load;
import dev.pressroom.chaos.stage.Settings;

/**
 * The longest that a job may take, reckoned from the settings: for each time that it waits and each time that it runs what that may
 * take when all is well, and for each fault that fell into that time as long as a server was away, plus what it takes to notice.
 */
public final class WorstDelay {
    /** Three workers on two slow cores render faster than this, even while other processes start beside them. */
    private static final Duration A_RENDER = Duration.ofSeconds(1);
    /** Rows are held for two confirm time-outs by whoever failed to send them; then any sweep may. */
    private static final Duration SENDING = Settings.CONFIRM_TIMEOUT.multipliedBy(2).plus(Settings.SWEEP);
    private static final Duration WAITING = SENDING.plus(Settings.BACKOFF_LIMIT)
            .plus(A_RENDER.multipliedBy(Load.MOST_OPEN));
    /** The first document of a process takes longest. */
    private static final Duration RUNNING = A_RENDER.multipliedBy(20);
    /** Clients of the servers try again after at most this long. */
    private static final Duration RECONNECT = Duration.ofSeconds(10);
    /** The S3 client waits this long for a byte. */
    private static final Duration STORE_SILENCE = Duration.ofSeconds(30);

    private WorstDelay() {}

    /** Of a job with this past, which has gone on until then if it has not ended. */
    static Duration of(List<JobRow.Step> history, Instant until, List<Mishap> mishaps) {
        Duration sum = Duration.ZERO;
        for (int index = 0; index < history.size(); index++) {
            var step = history.get(index);
            Instant end = index + 1 < history.size() ? history.get(index + 1).at() : until;
            sum = sum.plus(switch (step.became()) {
                case "QUEUED" -> WAITING.plus(faults(step.at(), end, mishaps));
                case "RUNNING" -> RUNNING.plus(faults(step.at(), end, mishaps));
                default -> Duration.ZERO;
            });
        }
        return sum;
    }

    /** Of jobs that are open when the last fault is healed. */
    public static Duration afterTheLast() {
        return Arrays.stream(Fault.values()).map(WorstDelay::recovery).max(Comparator.naturalOrder()).orElseThrow()
                .plus(RUNNING).plus(WAITING).plus(RUNNING);
    }

    private static Duration faults(Instant from, Instant until, List<Mishap> mishaps) {
        return mishaps.stream().filter(mishap -> mishap.begun().isBefore(until) && mishap.healed().isAfter(from))
                .map(mishap -> outage(mishap).plus(recovery(mishap.fault()))).reduce(Duration.ZERO, Duration::plus);
    }

    /** While a server is away nothing goes on; while one process is, the others work. */
    private static Duration outage(Mishap mishap) {
        return mishap.fault().hand() == Hand.SERVERS
                ? Duration.between(mishap.begun(), mishap.healed())
                : Duration.ZERO;
    }

    private static Duration recovery(Fault fault) {
        return switch (fault) {
            case WORKER_KILLED, WORKER_FROZEN, WORKER_RENEWED -> Settings.LEASE.plus(Settings.RESCUE);
            case API_KILLED, API_RENEWED, FORK_KILLED, MESSAGES_REPEATED -> Duration.ZERO;
            case BROKER_STOPPED, BROKER_CRASHED, QUEUE_PURGED ->
                RECONNECT.plus(Settings.REDISPATCH_AFTER).plus(Settings.REDISPATCH);
            case DATABASE_RESTARTED, DATABASE_CRASHED -> RECONNECT.plus(Settings.LEASE).plus(Settings.RESCUE);
            case STORE_REFUSING, STORE_HANGING, STORE_FORGETFUL -> STORE_SILENCE;
        };
    }
}
