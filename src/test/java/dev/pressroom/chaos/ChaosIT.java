package dev.pressroom.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import dev.pressroom.chaos.fault.Fault;
import dev.pressroom.chaos.stage.Programs;

/** The short form: each fault once. */
class ChaosIT {
    private static final long SEED = 20_261_122;

    @Test
    void losesDoublesAndLeavesNothingThoughEverythingBreaksOnce() throws Exception {
        var programs = Programs.installed();
        programs.ifPresentOrElse(found -> {}, () -> System.out.println("Skipped the chaos suite. " + Programs.NEEDED));
        Assumptions.assumeTrue(programs.isPresent(), Programs.NEEDED);

        Report report = new Chaos(new Plan(300, SEED, EnumSet.allOf(Fault.class), 1), System.out)
                .run(programs.orElseThrow());

        System.out.println(report.text());
        assertThat(report.verdict().findings()).isEmpty();
        assertThat(report.verdict().accepted()).isGreaterThanOrEqualTo(300);
    }
}
