package dev.pressroom.chaos.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.pressroom.chaos.load.Seen;
import dev.pressroom.chaos.load.Ticket;
import dev.pressroom.chaos.load.Ticket.Answer;
import dev.pressroom.chaos.verdict.Finding.Kind;

/** Holds the evidence against the promise. A job that ended late, or not as it must, counts as lost. */
public final class Verdict {
    private final Evidence evidence;
    private final Map<Integer, Ticket> tickets;
    private final List<Finding> findings = new ArrayList<>();

    public Verdict(Evidence evidence) {
        this.evidence = evidence;
        tickets = evidence.tickets().stream().collect(Collectors.toMap(Ticket::number, Function.identity()));
        findMissingRows();
        evidence.rows().forEach(this::judge);
        findOrphans();
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public long count(Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).map(Finding::subject).distinct().count();
    }

    /** Of the jobs whose client was told that they were accepted. */
    public long accepted() {
        return evidence.tickets().stream().filter(Ticket::isAccepted).count();
    }

    /** Of the accepted ones. */
    public long ended(String state) {
        return evidence.rows().stream().filter(row -> row.state().equals(state) && isAccepted(row)).count();
    }

    /** How often requests for a job were answered how. */
    public Map<String, Long> replies() {
        return evidence.tickets().stream()
                .collect(Collectors.groupingBy(Ticket::reply, TreeMap::new, Collectors.counting()));
    }

    /** Jobs whose clients do not know that they have them, by what their requests were answered instead. */
    public Map<String, Long> unknown() {
        return evidence.rows().stream().filter(row -> !isAccepted(row))
                .collect(Collectors.groupingBy(row -> ticket(row).reply() + ", " + ticket(row).order(), TreeMap::new,
                        Collectors.counting()));
    }

    /** Zero where none has ended. */
    public Duration longest() {
        return evidence.rows().stream().map(JobRow::age).filter(Objects::nonNull).max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** The most that any job was granted. */
    public Duration worstExpected() {
        return evidence.rows().stream().map(this::granted).max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private boolean isAccepted(JobRow row) {
        return row.id().equals(ticket(row).jobId());
    }

    private Ticket ticket(JobRow row) {
        return Objects.requireNonNull(tickets.get(row.ticket()), () -> "nobody asked for " + row);
    }

    private void findMissingRows() {
        Set<UUID> known = evidence.rows().stream().map(JobRow::id).collect(Collectors.toSet());
        tickets.values().stream().map(Ticket::jobId).filter(id -> id != null && !known.contains(id))
                .forEach(id -> add(Kind.LOST, String.valueOf(id), "was accepted and is not in the database"));
    }

    private void judge(JobRow row) {
        if (!row.isFinal()) {
            lost(row, "has not ended");
            return;
        }
        judgeEnd(row);
        judgeDocument(row);
        judgeAge(row);
        judgeHistory(row);
        judgeSightings(row);
    }

    private void judgeEnd(JobRow row) {
        Ticket ticket = ticket(row);
        String failure = ticket.order().failure();
        boolean proper = switch (row.state()) {
            case "SUCCEEDED" -> failure.isEmpty() && ticket.canceled() != Answer.YES;
            case "FAILED" -> failure.equals(row.failure());
            case "CANCELED" -> ticket.canceled() == Answer.YES || ticket.canceled() == Answer.NONE;
            default -> false;
        };
        if (!proper) {
            lost(row, "must not end so; " + ticket.order() + ", canceled: " + ticket.canceled());
        }
    }

    private void judgeDocument(JobRow row) {
        if (row.succeeded() && !Objects.equals(evidence.documents().get(row.documentKey()), row.sha256())) {
            lost(row, "its document has the SHA-256 " + evidence.documents().get(row.documentKey()));
        }
    }

    private void judgeAge(JobRow row) {
        Duration age = Objects.requireNonNull(row.age());
        if (age.compareTo(granted(row)) > 0) {
            lost(row, "took " + age + " and was granted " + granted(row));
        }
    }

    private Duration granted(JobRow row) {
        return WorstDelay.of(row.history(), evidence.until(), evidence.mishaps());
    }

    private void judgeHistory(JobRow row) {
        var endings = row.history().stream().filter(step -> !List.of("", "QUEUED", "RUNNING").contains(step.was()))
                .toList();
        long successes = row.history().stream().filter(step -> step.became().equals("SUCCEEDED")).count();
        if (!endings.isEmpty() || successes > 1) {
            add(Kind.DOUBLED, row.id().toString(), "left a final state; " + row);
        }
    }

    private void judgeSightings(JobRow row) {
        List<Seen> ends = isAccepted(row) ? ticket(row).ends() : List.of();
        if (!isAccepted(row) && ticket(row).isAccepted()) {
            add(Kind.DOUBLED, row.id().toString(), "its client asked once and has another job too; " + row);
        }
        boolean same = ends.stream().allMatch(seen -> seen.state().equals(row.state())
                && (!row.succeeded() || seen.sha256().equals(row.sha256())));
        if (ends.size() > 1 || !same) {
            add(Kind.DOUBLED, row.id().toString(), "its client saw " + ends + "; " + row);
        }
    }

    private void findOrphans() {
        Set<String> named = evidence.rows().stream().map(JobRow::documentKey).filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        evidence.documents().keySet().stream().filter(key -> !named.contains(key))
                .forEach(key -> add(Kind.ORPHAN, key, "no row names it"));
    }

    private void lost(JobRow row, String why) {
        add(Kind.LOST, row.id().toString(), why + "; " + row);
    }

    private void add(Kind kind, String subject, String why) {
        findings.add(new Finding(kind, subject, why));
    }
}
