package dev.pressroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import dev.pressroom.render.RenderPipeline;

/** What a document costs here, with the bare layout engine, and with the other engines that this machine has. */
final class RenderBench {
    private static final Path FOLDER = Path.of("target/bench/specimens");
    private static final Path RESULT = Path.of("target/bench/render.json");
    /** Megabytes of heap that must do for the long statement. */
    private static final int LONG_HEAP = 300;
    private static final int ROWS_OF_100_PAGES = Specimen.L_ROWS / 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(Heat.WIDEST);
    private final RenderPipeline pipeline = new RenderPipeline();
    private final Map<String, Map<String, Object>> results = new LinkedHashMap<>();

    /** @param arguments names of specimens, all where there are none */
    public static void main(String[] arguments) throws Exception {
        var bench = new RenderBench();
        List<String> wanted = arguments.length == 0 ? List.of("S", "M", "L", "pages") : List.of(arguments);
        bench.run(wanted);
        System.exit(0);
    }

    private void run(List<String> wanted) throws Exception {
        var contestants = new ArrayList<Contestant>(List.of(new AsIs(FOLDER), new Pipeline(pipeline, false),
                new Pipeline(pipeline, true)));
        for (Specimen specimen : List.of(Specimen.small(), Specimen.medium(), Specimen.large())) {
            specimen.write(FOLDER);
        }
        contestants.addAll(Outsides.in(FOLDER));
        if (wanted.contains("S")) {
            measure(Specimen.small(), contestants, 150, 9, 20);
        }
        if (wanted.contains("M")) {
            measure(Specimen.medium(), contestants, 12, 7, 2);
        }
        if (wanted.contains("L")) {
            measure(Specimen.large(), contestants, 2, 3, 1);
        }
        if (wanted.contains("pages")) {
            comparePages();
        }
        contestants.forEach(Contestant::close);
        write();
    }

    /** @param warmUp documents of each contestant on each thread */
    private void measure(Specimen specimen, List<Contestant> contestants, int warmUp, int turns, int documents)
            throws Exception {
        var heat = new Heat(specimen, contestants, threads);
        heat.warmUp(warmUp);
        heat.run(turns, documents);
        for (var entry : heat.scores().entrySet()) {
            entry.getValue().peak(entry.getKey() instanceof Outside outside
                    ? outside.peak()
                    : Alone.peak(entry.getKey(), specimen, warmUp, 1_024, FOLDER));
        }
        report(specimen, heat.scores());
    }

    private void report(Specimen specimen, Map<Contestant, Score> scores) throws Exception {
        Score bare = scores.entrySet().stream().filter(entry -> entry.getKey() instanceof AsIs).findFirst()
                .orElseThrow().getValue();
        var result = new LinkedHashMap<String, Object>();
        System.out.printf(Locale.ROOT, "%n%-18s %9s %8s %9s %9s %9s %8s %9s%n", specimen.name(), "CPU ms", "ratio",
                "docs/s", "2 threads", "alloc MB", "peak MB", "PDF bytes");
        scores.forEach((contestant, score) -> {
            result.put(contestant.name(), score);
            System.out.printf(Locale.ROOT, "%-18s %9.1f %7.1fx %9.2f %9.2f %9.1f %8.0f %9d%n", contestant.name(),
                    score.cpuMs(), ratio(bare, score), score.documentsPerSecond().get(1),
                    score.documentsPerSecond().get(2), score.allocatedMb(), score.peakMb(), score.pdfBytes());
            result.put(contestant.name() + "Ratio", ratio(bare, score));
        });
        if (specimen.name().equals("L")) {
            long held = Alone.peak(new Pipeline(pipeline, false), specimen, 2, LONG_HEAP, FOLDER);
            result.put("within300MbOfHeap", held > 0);
            System.out.printf("within %d MB of heap: %s%n", LONG_HEAP, held > 0 ? "yes" : "NO");
        }
        results.put(specimen.name(), result);
    }

    /** How many times the processor time of this one the bare engine takes: the median of the turns, taken in pairs. */
    private static double ratio(Score bare, Score score) {
        var ratios = new ArrayList<Double>();
        for (int turn = 0; turn < score.cpuOfTurns().size(); turn++) {
            ratios.add(bare.cpuOfTurns().get(turn) / score.cpuOfTurns().get(turn));
        }
        return Score.median(ratios);
    }

    /** Whether a page costs more where there are many. */
    private void comparePages() throws Exception {
        var ours = new Pipeline(pipeline, false);
        Specimen few = Specimen.statement("100", ROWS_OF_100_PAGES);
        Specimen many = Specimen.statement("1000", ROWS_OF_100_PAGES * 10);
        ours.render(few);
        ours.render(many);
        Turns turns = Turns.of(3, () -> cpu(ours, few), () -> cpu(ours, many));
        double ratio = turns.ratio() / 10;
        System.out.printf(Locale.ROOT, "%n1,000 pages: %.1f ms of CPU a page, %.2f times as much as with 100 pages%n",
                turns.second() / 1_000, ratio);
        results.put("pages", Map.of("cpuMsPerPage", turns.second() / 1_000, "ratio", ratio));
    }

    private double cpu(Contestant contestant, Specimen specimen) throws Exception {
        System.gc();
        long before = contestant.cpu();
        threads.submit(() -> contestant.render(specimen)).get();
        return (contestant.cpu() - before) / 1e6;
    }

    private void write() throws IOException {
        Files.createDirectories(RESULT.getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(RESULT.toFile(), results);
        System.out.println("\nwritten to " + RESULT);
    }
}
