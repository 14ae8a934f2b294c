package dev.pressroom.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import com.sun.management.ThreadMXBean;

/** One specimen, all contestants, by turns: whatever else the machine does hits all of them alike. */
final class Heat {
    static final int WIDEST = 2;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Specimen specimen;
    /** The same threads all along, as in a worker: parsed fonts stay with them. */
    private final ExecutorService threads;
    private final Map<Contestant, Score> scores = new LinkedHashMap<>();

    Heat(Specimen specimen, List<? extends Contestant> contestants, ExecutorService threads) {
        this.specimen = specimen;
        this.threads = threads;
        contestants.stream().filter(one -> one.takes(specimen)).forEach(one -> scores.put(one, new Score()));
    }

    /** Until the virtual machine has compiled what it will. */
    void warmUp(int documents) throws Exception {
        for (Contestant contestant : scores.keySet()) {
            turn(contestant, WIDEST, documents);
        }
    }

    /**
     * @param turns     for each contestant with one thread, and as many with two
     * @param documents each thread makes in a turn
     */
    void run(int turns, int documents) throws Exception {
        for (int turn = 0; turn < turns; turn++) {
            for (int width = 1; width <= WIDEST; width++) {
                for (var entry : scores.entrySet()) {
                    turn(entry.getKey(), width, documents).into(entry.getValue(), width);
                }
            }
        }
    }

    Map<Contestant, Score> scores() {
        return scores;
    }

    /** What one thread sees of itself and of the process. */
    private record Turn(int size, long allocated, long cpu, long time, int documents) {
        void into(Score score, int width) {
            score.add(width, cpu / 1e6 / documents, documents * 1e9 / time);
            score.allocated((double) allocated / documents);
            score.size(size);
        }
    }

    private record Share(int size, long allocated) {}

    /** Programs of others come compiled, and take a good part of a second for each. */
    private static int fair(Contestant contestant, int documents) {
        return contestant instanceof Outside ? Math.max(1, documents / 20) : documents;
    }

    private Turn turn(Contestant contestant, int width, int most) throws Exception {
        int documents = fair(contestant, most);
        System.gc(); // so that nobody pays for the one before
        Callable<Share> work = () -> share(contestant, documents);
        long cpu = contestant.cpu();
        long began = System.nanoTime();
        var shares = new ArrayList<Share>();
        for (Future<Share> share : threads.invokeAll(Collections.nCopies(width, work))) {
            shares.add(share.get());
        }
        return new Turn(shares.getFirst().size(), shares.stream().mapToLong(Share::allocated).sum(),
                contestant.cpu() - cpu, System.nanoTime() - began, width * documents);
    }

    private Share share(Contestant contestant, int documents) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        int size = 0;
        for (int document = 0; document < documents; document++) {
            size = contestant.render(specimen);
        }
        return new Share(size, contestant instanceof Outside ? 0 : THREADS.getCurrentThreadAllocatedBytes() - before);
    }
}
