package dev.pressroom.chaos.fault;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can go wrong. */
public enum Fault {
    WORKER_KILLED, FORK_KILLED, WORKER_RENEWED, WORKER_FROZEN, API_KILLED, API_RENEWED,

    BROKER_STOPPED, BROKER_CRASHED, QUEUE_PURGED, MESSAGES_REPEATED, DATABASE_RESTARTED, DATABASE_CRASHED,

    STORE_REFUSING, STORE_HANGING, STORE_FORGETFUL;

    /** Whose work it is: the faults of one hand come one after the other, those of both overlap. */
    public enum Hand {
        PROCESSES, SERVERS
    }

    private static final Set<Fault> OF_PROCESSES = EnumSet.range(WORKER_KILLED, API_RENEWED);

    public Hand hand() {
        return OF_PROCESSES.contains(this) ? Hand.PROCESSES : Hand.SERVERS;
    }

    public String words() {
        return switch (this) {
            case WORKER_KILLED -> "worker killed (kill -9)";
            case FORK_KILLED -> "fork of a worker killed (kill -9)";
            case WORKER_RENEWED -> "worker replaced (SIGTERM)";
            case WORKER_FROZEN -> "worker frozen for longer than its lease";
            case API_KILLED -> "api killed (kill -9)";
            case API_RENEWED -> "api replaced (SIGTERM)";
            case BROKER_STOPPED -> "broker stopped for 20 s";
            case BROKER_CRASHED -> "broker killed (kill -9)";
            case QUEUE_PURGED -> "queues purged";
            case MESSAGES_REPEATED -> "messages sent again, up to 100 times";
            case DATABASE_RESTARTED -> "PostgreSQL restarted (fast)";
            case DATABASE_CRASHED -> "PostgreSQL restarted (immediate)";
            case STORE_REFUSING -> "store answers 503";
            case STORE_HANGING -> "store answers nothing";
            case STORE_FORGETFUL -> "store fails after a whole upload";
        };
    }

    /** As the command line has it. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
