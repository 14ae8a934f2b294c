package dev.pressroom.chaos.load;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** One request for a document, and all that its client was told about it. */
public final class Ticket {
    /** What a request came to, as far as its client knows. */
    public enum Answer {
        YES, NO,
        /** None came, or one that says that the server does not know either. */
        NONE
    }

    private final int number;
    private final Order order;
    private final List<Seen> ends = new ArrayList<>();
    private Answer accepted = Answer.NONE;
    private @Nullable Answer canceled;
    private @Nullable UUID jobId;
    private String reply = "under way";

    public Ticket(int number, Order order) {
        this.number = number;
        this.order = order;
    }

    public int number() {
        return number;
    }

    public Order order() {
        return order;
    }

    public synchronized void accepted(UUID id) {
        accepted = Answer.YES;
        jobId = id;
    }

    synchronized void answered(String words) {
        reply = words;
    }

    /** What the request for the job was answered, in words. */
    public synchronized String reply() {
        return reply;
    }

    public synchronized boolean isAccepted() {
        return accepted == Answer.YES;
    }

    /** Null where no api said so. */
    public synchronized @Nullable UUID jobId() {
        return jobId;
    }

    public synchronized void canceled(Answer answer) {
        canceled = answer;
    }

    /** Null where the client did not ask. */
    public synchronized @Nullable Answer canceled() {
        return canceled;
    }

    public synchronized void saw(Seen seen) {
        if (seen.isFinal()) {
            saw(seen, ends.size());
        }
    }

    /** @param known how many ends had been seen when this was asked for: an answer may be overtaken by one that is younger */
    public synchronized void saw(Seen seen, int known) {
        if ((seen.isFinal() || known > 0) && !ends.contains(seen)) {
            ends.add(seen);
        }
    }

    synchronized boolean isOpen() {
        return accepted == Answer.YES && ends.isEmpty();
    }

    /** The first final state, and whatever else was seen after it: a second entry is a broken promise. */
    public synchronized List<Seen> ends() {
        return List.copyOf(ends);
    }
}
