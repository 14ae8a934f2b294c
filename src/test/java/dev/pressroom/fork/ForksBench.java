package dev.pressroom.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.pressroom.bench.SampleDocument;
import dev.pressroom.bench.Turns;
import dev.pressroom.render.RenderPipeline;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.Renderer;

/** What forks cost: documents per second through them, against as many threads that render in this process. */
final class ForksBench {
    private static final Path RESULT = Path.of("target/bench/forks.json");
    private static final int PAIRS = 11;
    private static final int DOCUMENTS = 200;
    private static final int WARM_UP_TURNS = 16;

    private final SampleDocument sample = new SampleDocument("invoice");
    private final RenderRequest request = sample.request();
    private final int places;
    private final ExecutorService threads;

    private ForksBench(int places) {
        this.places = places;
        threads = Executors.newFixedThreadPool(places);
    }

    public static void main(String[] arguments) throws Exception {
        new ForksBench(Runtime.getRuntime().availableProcessors()).run();
        System.exit(0);
    }

    private void run() throws Exception {
        var inProcess = new RenderPipeline();
        try (var forks = new Forks(places, new Settings(512, Integer.MAX_VALUE))) {
            for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
                rate(inProcess);
                rate(forks);
            }
            report(Turns.of(PAIRS, () -> rate(inProcess), () -> rate(forks)));
        }
    }

    /** Documents per second with every place busy. */
    private double rate(Renderer renderer) throws Exception {
        long began = System.nanoTime();
        Callable<Integer> one = () -> renderer.render(request, sample).pages();
        for (var rendered : threads.invokeAll(IntStream.range(0, DOCUMENTS).mapToObj(number -> one).toList())) {
            rendered.get();
        }
        return DOCUMENTS * 1e9 / (System.nanoTime() - began);
    }

    private void report(Turns turns) throws IOException {
        System.out.printf(Locale.ROOT, "sample invoice, %d places, %d pairs of turns of %d documents%n", places, PAIRS,
                DOCUMENTS);
        System.out.printf(Locale.ROOT, "  in process  %7.1f documents/s%n", turns.first());
        System.out.printf(Locale.ROOT, "  forks       %7.1f documents/s%n", turns.second());
        System.out.printf(Locale.ROOT, "  forks to in process: %.2f (target: at least 0.90)%n", turns.ratio());
        Files.createDirectories(RESULT.getParent());
        Files.writeString(RESULT, String.format(Locale.ROOT,
                "{\"places\":%d,\"inProcess\":{\"documentsPerSecond\":%.1f},\"forks\":{\"documentsPerSecond\":%.1f},\"ratio\":%.3f}%n",
                places, turns.first(), turns.second(), turns.ratio()));
    }
}
