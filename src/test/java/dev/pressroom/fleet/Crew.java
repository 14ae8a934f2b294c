package dev.pressroom.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.awaitility.core.ConditionTimeoutException;

import dev.pressroom.testing.Signal;

/** A fleet that is kept at its strength, as an orchestrator keeps it: who goes is replaced. */
public final class Crew implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Fleet fleet;
    private final List<Fleet.Member> apis = new CopyOnWriteArrayList<>();
    private final List<Fleet.Member> workers = new CopyOnWriteArrayList<>();

    /** @param servers what each process is told, by configuration key */
    public Crew(Map<String, String> servers) throws IOException {
        fleet = new Fleet(servers);
    }

    /** The first one alone, because it makes the tables. */
    public void start(int apiCount, int workerCount) throws IOException {
        apis.add(fleet.start("api"));
        var starts = new ArrayList<CompletableFuture<Void>>();
        for (int more = 1; more < apiCount; more++) {
            starts.add(CompletableFuture.runAsync(() -> apis.add(replacement("api"))));
        }
        for (int more = 0; more < workerCount; more++) {
            starts.add(CompletableFuture.runAsync(() -> workers.add(replacement("worker"))));
        }
        CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
    }

    /** Where the apis listen; other ports than before where one was replaced. */
    public List<URI> apis() {
        return apis.stream().map(Fleet.Member::address).toList();
    }

    public void killApi(RandomGenerator chance) {
        one(apis, chance).kill();
        apis.add(replacement("api"));
    }

    public void killWorker(RandomGenerator chance) {
        one(workers, chance).kill();
        workers.add(replacement("worker"));
    }

    /** As a rolling update does it: the new one first, then the old one is asked to go; answers how it went. */
    public int renewApi(RandomGenerator chance) {
        return renew(apis, "api", chance);
    }

    public int renewWorker(RandomGenerator chance) {
        return renew(workers, "worker", chance);
    }

    /** Freezes a worker, lets it go on afterwards: it does not know that it was away. */
    public void pauseWorker(RandomGenerator chance, Runnable meanwhile) throws IOException {
        var frozen = workers.get(chance.nextInt(workers.size())).process();
        Signal.STOP.send(frozen);
        try {
            meanwhile.run();
        } finally {
            Signal.CONT.send(frozen);
        }
    }

    /** Fails where a process has ended without anybody here having ended it. */
    public void requireWhole() {
        Stream.concat(apis.stream(), workers.stream()).filter(member -> !member.process().isAlive()).findAny()
                .ifPresent(member -> {
                    throw new IllegalStateException(member + " has ended by itself; see its log in target");
                });
    }

    /** Kills a process in which a worker renders; false where no worker has one. */
    public boolean killFork(RandomGenerator chance) {
        var forks = workers.stream().flatMap(worker -> worker.process().descendants()).toList();
        return !forks.isEmpty() && forks.get(chance.nextInt(forks.size())).destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        fleet.close();
    }

    private int renew(List<Fleet.Member> members, String role, RandomGenerator chance) {
        var leaving = one(members, chance);
        members.add(replacement(role));
        return leaving.terminate();
    }

    /** A process that comes up while a server is away may end again; an orchestrator starts another. */
    private Fleet.Member replacement(String role) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return fleet.start(role);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (IllegalStateException | ConditionTimeoutException ended) {
                if (System.nanoTime() > deadline) {
                    throw ended;
                }
            }
        }
    }

    /** From here on it is expected to end. */
    private static Fleet.Member one(List<Fleet.Member> members, RandomGenerator chance) {
        return members.remove(chance.nextInt(members.size()));
    }
}
