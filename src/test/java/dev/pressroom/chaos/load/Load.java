package dev.pressroom.chaos.load;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.pressroom.chaos.load.Customer.Reply;
import dev.pressroom.chaos.load.Ticket.Answer;

/** Clients who order at a steady rate, look how their jobs stand, and sometimes call one off. */
public final class Load implements AutoCloseable {
    /** Orders a second, unless so many wait already that more would only lengthen the queue. */
    private static final int RATE = 8;
    public static final int MOST_OPEN = 60;
    private static final int CLIENTS = 8;
    private static final int LOOKERS = 2;
    private static final int LOOK_MILLIS = 40;
    private static final int LATEST_REGRET_MILLIS = 3_000;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(CLIENTS + LOOKERS);
    private final Queue<Ticket> tickets = new ConcurrentLinkedQueue<>();
    private final Queue<Ticket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
    private final Customer customer;
    private final long seed;
    private volatile boolean ordering = true;

    public Load(Supplier<List<URI>> apis, String operatorKey, long seed) throws IOException {
        this.seed = seed;
        customer = Customer.ofNewAccount(apis, operatorKey);
        for (int client = 0; client < CLIENTS; client++) {
            clock.scheduleAtFixedRate(guarded(this::order), client * 1_000L / RATE, CLIENTS * 1_000L / RATE,
                    TimeUnit.MILLISECONDS);
        }
        for (int looker = 0; looker < LOOKERS; looker++) {
            clock.scheduleWithFixedDelay(guarded(this::look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** How many requests were answered with a job; fails where the clients themselves have broken down. */
    public int accepted() {
        Throwable broken = trouble.get();
        if (broken != null) {
            throw new IllegalStateException("a client broke down", broken);
        }
        return accepted.get();
    }

    /** No further orders; what was ordered is still looked after. */
    public void stopOrdering() {
        ordering = false;
    }

    public List<Ticket> tickets() {
        return List.copyOf(tickets);
    }

    /** Every accepted job is looked at once more. */
    public void lookAtAll() {
        tickets.stream().filter(Ticket::isAccepted).toList().parallelStream().forEach(this::look);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** What a scheduled task throws would be heard by nobody. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error broken) {
                if (!clock.isShutdown()) {
                    trouble.compareAndSet(null, broken);
                }
            }
        };
    }

    private void order() {
        if (!ordering || open.size() >= MOST_OPEN) {
            return;
        }
        int number = numbers.incrementAndGet();
        // The mix depends on the seed alone, whichever thread comes first.
        var ticket = new Ticket(number, Order.any(new SplittableRandom(seed + number)));
        tickets.add(ticket);
        String[] patience = ticket.order() == Order.AWAITED ? new String[]{"Prefer", "wait=10"} : new String[0];
        Reply reply = customer.post("/v1/jobs", ticket.order().body(number), patience);
        ticket.answered(words(reply.status()));
        if (reply.isGood()) {
            taken(ticket, reply);
        } else if (reply.status() / 100 == 4) {
            throw new IllegalStateException(ticket.order() + " answered " + reply.status() + ": " + reply.body());
        }
    }

    private void taken(Ticket ticket, Reply reply) {
        ticket.accepted(id(reply));
        ticket.saw(Seen.of(reply.body()));
        accepted.incrementAndGet();
        open.add(ticket);
        if (ticket.order() == Order.REGRETTED) {
            cancel(ticket);
        } else if (ticket.order() == Order.INTERRUPTED) {
            int later = new SplittableRandom(seed - ticket.number()).nextInt(LATEST_REGRET_MILLIS);
            clock.schedule(guarded(() -> cancel(ticket)), later, TimeUnit.MILLISECONDS);
        }
    }

    private void cancel(Ticket ticket) {
        Reply reply = customer.post(address(ticket) + "/cancel", "");
        if (reply.isGood() && Seen.of(reply.body()).isFinal()) {
            ticket.saw(Seen.of(reply.body()));
            ticket.canceled(Seen.of(reply.body()).state().equals("CANCELED") ? Answer.YES : Answer.NO);
        } else {
            ticket.canceled(reply.status() == 409 || reply.status() < 0 ? Answer.NO : Answer.NONE);
        }
    }

    private void look() {
        Ticket ticket = open.poll();
        if (ticket != null) {
            look(ticket);
            if (ticket.isOpen()) {
                open.add(ticket);
            }
        }
    }

    private void look(Ticket ticket) {
        int known = ticket.ends().size();
        Reply reply = customer.get(address(ticket));
        if (reply.isGood()) {
            ticket.saw(Seen.of(reply.body()), known);
        }
    }

    private static String address(Ticket ticket) {
        return "/v1/jobs/job_" + String.valueOf(ticket.jobId()).replace("-", "");
    }

    private static UUID id(Reply reply) {
        String digits = reply.body().path("id").asText().replace("job_", "");
        return UUID.fromString(digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    private static String words(int status) {
        return switch (status) {
            case -1 -> "no api was there to ask";
            case 0 -> "without an answer";
            default -> "answered " + status;
        };
    }
}
