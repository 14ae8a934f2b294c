package dev.pressroom.chaos;

import static org.awaitility.Awaitility.await;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.awaitility.core.ConditionTimeoutException;

import dev.pressroom.chaos.fault.Mishap;
import dev.pressroom.chaos.fault.Saboteur;
import dev.pressroom.chaos.fault.Trouble;
import dev.pressroom.chaos.load.Load;
import dev.pressroom.chaos.load.Ticket;
import dev.pressroom.chaos.stage.Programs;
import dev.pressroom.chaos.stage.Settings;
import dev.pressroom.chaos.stage.Stage;
import dev.pressroom.chaos.verdict.Bucket;
import dev.pressroom.chaos.verdict.Evidence;
import dev.pressroom.chaos.verdict.Verdict;
import dev.pressroom.chaos.verdict.Witness;
import dev.pressroom.chaos.verdict.WorstDelay;

/** One run: everything up, load and faults side by side, then quiet, and a look at what became of each job. */
final class Chaos {
    /** Faults that begin while every worker still loads its classes hit nobody. */
    private static final int WARM = 20;
    private static final Duration FIRST_DOCUMENTS = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final Instant begun = Instant.now();
    private final Plan plan;
    private final PrintStream out;

    /** @param out is told what happens while it happens */
    Chaos(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    Report run(Programs programs) throws Exception {
        say("seed %d, at least %d jobs, %d kinds of faults, each %d times", plan.seed(), plan.jobs(),
                plan.faults().size(), plan.rounds());
        try (var stage = new Stage(programs); var bucket = new Bucket(stage)) {
            var witness = new Witness(stage.database());
            say("2 apis and 3 workers are up");
            try (var load = new Load(stage.crew()::apis, stage.property("pressroom.operator-key"), plan.seed())) {
                await("the first documents").atMost(FIRST_DOCUMENTS).until(whole(stage, () -> witness.ended() >= WARM));
                List<Mishap> mishaps = trouble(stage, load);
                settle(stage, load, witness);
                var evidence = new Evidence(load.tickets(), witness.rows(), bucket.contents(), mishaps, Instant.now());
                return new Report(new Verdict(evidence), mishaps, stage.store().harmed());
            }
        }
    }

    /** Returns when the last fault is healed and enough jobs were accepted. */
    private List<Mishap> trouble(Stage stage, Load load) {
        var over = new CountDownLatch(1);
        var trouble = new Trouble(new Saboteur(stage, () -> jobs(load), over), plan.faults(), plan.rounds(),
                this::tell);
        var healed = trouble.begin(plan.seed());
        try {
            await("jobs and faults").pollInterval(GLANCE).atMost(plan.patience()).until(whole(stage,
                    () -> load.accepted() >= plan.jobs() && healed.isDone() || healed.isCompletedExceptionally()));
            healed.join();
            return trouble.mishaps();
        } finally {
            over.countDown();
        }
    }

    private void settle(Stage stage, Load load, Witness witness) throws Exception {
        load.stopOrdering();
        say("%d jobs accepted, %d not ended; waiting for them for %s at most", load.accepted(), witness.open(),
                WorstDelay.afterTheLast());
        hope(whole(stage, () -> witness.open() == 0), WorstDelay.afterTheLast());
        load.lookAtAll();
        say("%d documents that may be stored in vain; waiting for the sweep for %s at most", witness.strays(),
                Settings.STRAYS_GONE);
        hope(whole(stage, () -> witness.strays() == 0), Settings.STRAYS_GONE);
    }

    private static Callable<Boolean> whole(Stage stage, Callable<Boolean> condition) {
        return () -> {
            stage.crew().requireWhole();
            return condition.call();
        };
    }

    /** What does not come true is the verdict's business. */
    private void hope(Callable<Boolean> condition, Duration patience) {
        try {
            await().pollInterval(GLANCE).atMost(patience).until(condition);
        } catch (ConditionTimeoutException inVain) {
            say("waited in vain");
        }
    }

    private static List<UUID> jobs(Load load) {
        return load.tickets().stream().map(Ticket::jobId).filter(Objects::nonNull).toList();
    }

    private void tell(Mishap mishap) {
        say("%s, healed after %.1f s", mishap.fault().words(),
                Duration.between(mishap.begun(), mishap.healed()).toMillis() / 1000.0);
    }

    private void say(String text, Object... values) {
        out.printf(Locale.ROOT, "%7.1f s  %s%n", Duration.between(begun, Instant.now()).toMillis() / 1000.0,
                text.formatted(values));
    }
}
