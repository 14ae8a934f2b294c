package dev.pressroom.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.pressroom.chaos.fault.Fault;
import dev.pressroom.chaos.fault.Mishap;
import dev.pressroom.chaos.load.Order;
import dev.pressroom.chaos.load.Seen;
import dev.pressroom.chaos.load.Ticket;
import dev.pressroom.chaos.load.Ticket.Answer;
import dev.pressroom.chaos.verdict.Finding.Kind;
import dev.pressroom.chaos.verdict.JobRow.Step;

class VerdictTest {
    private static final UUID JOB = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final Instant BORN = Instant.parse("2026-11-22T12:00:00Z");
    private static final Map<String, String> STORED = Map.of("key", "sha");

    @Test
    void hasNothingToSayWhereAllIsAsItMustBe() {
        var verdict = verdict(ticket(Order.NOTE), STORED, row("SUCCEEDED", 5, "QUEUED", "RUNNING", "SUCCEEDED"));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.accepted()).isEqualTo(1);
        assertThat(verdict.ended("SUCCEEDED")).isEqualTo(1);
    }

    @Test
    void missesAnAcceptedJobThatIsNotInTheDatabase() {
        assertFound(Kind.LOST, verdict(ticket(Order.NOTE), Map.of()));
    }

    @Test
    void missesAJobThatHasNotEnded() {
        assertFound(Kind.LOST, verdict(ticket(Order.NOTE), Map.of(), row("RUNNING", 5, "QUEUED", "RUNNING")));
    }

    @Test
    void missesADocumentThatIsNotInTheStoreOrIsAnother() {
        var row = row("SUCCEEDED", 5, "QUEUED", "RUNNING", "SUCCEEDED");

        assertFound(Kind.LOST, verdict(ticket(Order.NOTE), Map.of(), row));
        assertFound(Kind.LOST, verdict(ticket(Order.NOTE), Map.of("key", "other"), row));
    }

    @Test
    void countsAJobAsLostThatDoesNotEndAsItMust() {
        var failed = row("FAILED", 5, "QUEUED", "RUNNING", "FAILED");
        var canceled = row("CANCELED", 5, "QUEUED", "CANCELED");
        var succeeded = row("SUCCEEDED", 5, "QUEUED", "RUNNING", "SUCCEEDED");
        var regretted = ticket(Order.REGRETTED);
        regretted.canceled(Answer.YES);

        assertFound(Kind.LOST, verdict(ticket(Order.NOTE), Map.of(), failed));
        assertFound(Kind.LOST, verdict(ticket(Order.NOTE), Map.of(), canceled));
        assertFound(Kind.LOST, verdict(ticket(Order.FAULTY), STORED, succeeded));
        assertFound(Kind.LOST, verdict(regretted, STORED, succeeded));
        assertThat(verdict(regretted, Map.of(), canceled).findings()).isEmpty();
    }

    @Test
    void grantsAJobTheTimeThatTheFaultsOfItsLifeCost() {
        var tickets = List.of(ticket(Order.NOTE));
        var late = List.of(row("SUCCEEDED", 120, "QUEUED", "RUNNING", "SUCCEEDED"));
        var before = new Mishap(Fault.BROKER_STOPPED, BORN.minusSeconds(21), BORN.minusSeconds(1));
        var meanwhile = new Mishap(Fault.BROKER_STOPPED, BORN.plusSeconds(1), BORN.plusSeconds(21));

        assertFound(Kind.LOST, new Verdict(new Evidence(tickets, late, STORED, List.of(before), BORN)));
        assertThat(new Verdict(new Evidence(tickets, late, STORED, List.of(meanwhile), BORN)).findings()).isEmpty();
    }

    @Test
    void findsASecondSuccess() {
        var twice = row("SUCCEEDED", 5, "QUEUED", "RUNNING", "SUCCEEDED", "RUNNING", "SUCCEEDED");

        assertFound(Kind.DOUBLED, verdict(ticket(Order.NOTE), STORED, twice));
    }

    @Test
    void believesTheClientWhoSawTwoEnds() {
        var ticket = ticket(Order.NOTE);
        ticket.saw(new Seen("SUCCEEDED", "other", ""));
        ticket.saw(new Seen("SUCCEEDED", "sha", ""));

        assertFound(Kind.DOUBLED, verdict(ticket, STORED, row("SUCCEEDED", 5, "QUEUED", "RUNNING", "SUCCEEDED")));
    }

    @Test
    void findsTheSecondJobOfOneRequest() {
        var row = row("SUCCEEDED", 5, "QUEUED", "RUNNING", "SUCCEEDED");
        var second = new JobRow(UUID.randomUUID(), 1, "SUCCEEDED", 1, "key", "sha", null, BORN, BORN, List.of());

        assertFound(Kind.DOUBLED, verdict(ticket(Order.NOTE), STORED, row, second));
    }

    @Test
    void findsWhatNoRowNames() {
        var verdict = verdict(ticket(Order.NOTE), Map.of("key", "sha", "left/over", "x"),
                row("SUCCEEDED", 5, "QUEUED", "RUNNING", "SUCCEEDED"));

        assertFound(Kind.ORPHAN, verdict);
    }

    private static void assertFound(Kind kind, Verdict verdict) {
        assertThat(verdict.findings()).extracting(Finding::kind).containsOnly(kind);
        assertThat(verdict.count(kind)).isEqualTo(1);
    }

    private static Verdict verdict(Ticket ticket, Map<String, String> documents, JobRow... rows) {
        return new Verdict(new Evidence(List.of(ticket), List.of(rows), documents, List.of(), BORN));
    }

    private static Ticket ticket(Order order) {
        var ticket = new Ticket(1, order);
        ticket.accepted(JOB);
        return ticket;
    }

    /** It waits until its last second. */
    private static JobRow row(String state, int seconds, String... states) {
        var history = IntStream.range(0, states.length).mapToObj(index -> new Step(
                index == 0 ? BORN : BORN.plusSeconds(seconds), index == 0 ? "" : states[index - 1], states[index]))
                .toList();
        boolean succeeded = state.equals("SUCCEEDED");
        return new JobRow(JOB, 1, state, 1, succeeded ? "key" : null, succeeded ? "sha" : null, null, BORN,
                state.equals("RUNNING") ? null : BORN.plusSeconds(seconds), history);
    }
}
