package dev.pressroom.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import dev.pressroom.chaos.fault.Fault;

/**
 * What a run is asked to do.
 *
 * @param jobs   how many must be accepted at least; there are more when the faults take longer
 * @param seed   decides the mix of documents, the order of the faults and their moments
 * @param rounds how often each fault happens
 */
public record Plan(int jobs, long seed, Set<Fault> faults, int rounds) {
    static final String OPTIONS = "[--jobs N] [--seed S] [--rounds N] [--faults all|none|NAME,..]";

    private static final Duration A_ROUND = Duration.ofMinutes(15);
    private static final Duration A_JOB = Duration.ofSeconds(1);
    private static final int JOBS = 2_000;
    private static final int JOBS_A_ROUND = 500;

    /** @throws IllegalArgumentException with a sentence for who typed them */
    static Plan of(String... arguments) {
        int jobs = JOBS;
        long seed = ThreadLocalRandom.current().nextLong(1_000_000);
        int rounds = 0;
        Set<Fault> faults = EnumSet.allOf(Fault.class);
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--jobs" -> jobs = Math.toIntExact(number(option, rest));
                case "--seed" -> seed = number(option, rest);
                case "--rounds" -> rounds = Math.toIntExact(number(option, rest));
                case "--faults" -> faults = faults(value(option, rest));
                default -> throw new IllegalArgumentException("there is no option " + option + ".");
            }
        }
        return new Plan(jobs, seed, faults, rounds == 0 ? Math.ceilDiv(jobs, JOBS_A_ROUND) : rounds);
    }

    /** A run that takes longer has got stuck. */
    Duration patience() {
        return A_ROUND.multipliedBy(rounds).plus(A_JOB.multipliedBy(jobs));
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return rest.pop();
    }

    private static long number(String option, Deque<String> rest) {
        String value = value(option, rest);
        if (!value.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(option + " needs a number, not " + value + ".");
        }
        return Long.parseLong(value);
    }

    private static Set<Fault> faults(String names) {
        return switch (names) {
            case "all" -> EnumSet.allOf(Fault.class);
            case "none" -> EnumSet.noneOf(Fault.class);
            default -> Arrays.stream(names.split(",")).map(Plan::fault)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
        };
    }

    private static Fault fault(String name) {
        return Arrays.stream(Fault.values()).filter(fault -> fault.option().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fault " + name + "; known are "
                        + Arrays.stream(Fault.values()).map(Fault::option).collect(Collectors.joining(", ")) + "."));
    }
}
