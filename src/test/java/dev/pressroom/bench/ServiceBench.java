package dev.pressroom.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import dev.pressroom.render.RenderPipeline;

/**
 * What all but the render costs: documents per second from the request to the stored PDF, against as many threads that
 * only render. Half of the machine renders; the servers, the client and the application live on the rest.
 */
final class ServiceBench {
    private static final Path RESULT = Path.of("target/bench/service.json");

    private static final int PAIRS = 9;
    private static final int LEAST_WARM_UP = 10;
    private static final int MOST_WARM_UP = 50;
    /** Share of the processor time that may go into compiling. */
    private static final double WARM = 0.05;

    private final int places = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private final ExecutorService threads = Executors.newFixedThreadPool(places);
    private final RenderPipeline pipeline = new RenderPipeline();
    private final Map<String, Map<String, Object>> results = new LinkedHashMap<>();

    /** @param arguments names of specimens, both where there are none */
    public static void main(String[] arguments) throws Exception {
        List<String> wanted = arguments.length == 0 ? List.of("S", "M") : List.of(arguments);
        new ServiceBench().run(wanted);
        System.exit(0);
    }

    private void run(List<String> wanted) throws Exception {
        Files.createDirectories(RESULT.getParent());
        try (var house = new House(places)) {
            if (wanted.contains("S")) {
                compare(house, Specimen.small(), 400);
            }
            if (wanted.contains("M")) {
                compare(house, Specimen.medium(), 60);
            }
        }
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(RESULT.toFile(), results);
        System.out.println("written to " + RESULT);
    }

    private void compare(House house, Specimen specimen, int documents) throws Exception {
        house.take(specimen);
        warmUp(house, specimen, documents);
        long bare = Processors.used();
        rate(documents, () -> render(specimen, documents));
        bare = Processors.used() - bare;
        var toll = new ArrayList<House.Toll>();
        Turns turns = Turns.of(PAIRS, () -> rate(documents, () -> render(specimen, documents)), () -> {
            House.Toll before = house.toll();
            double rate = rate(documents, () -> house.render(specimen, documents));
            toll.add(house.toll().since(before));
            return rate;
        });
        var costs = new TreeMap<String, Double>(
                toll.stream().reduce(House.Toll::plus).orElseThrow().each(documents * PAIRS));
        costs.put("pipeline", bare / 1e6 / documents);
        report(specimen, turns, costs);
    }

    /** Until the compilers of all virtual machines have little left to do, as in a service that has run for some time. */
    private void warmUp(House house, Specimen specimen, int documents) throws Exception {
        double last = 1;
        double compiling = 1;
        for (int turn = 0; turn < LEAST_WARM_UP
                || (Math.max(last, compiling) > WARM && turn < MOST_WARM_UP); turn++) {
            last = compiling;
            render(specimen, documents);
            compiling = compiling(house, specimen, documents);
        }
        System.out.printf(Locale.ROOT, "%s: warm, compilers take %.0f %%%n", specimen.name(), 100 * compiling);
    }

    /** Share of the processor time of one turn that went into compiling; all of it where a process ended meanwhile. */
    private static double compiling(House house, Specimen specimen, int documents) throws Exception {
        House.Toll before = house.toll();
        long compiled = House.compiling();
        house.render(specimen, documents);
        long more = House.compiling() - compiled;
        return more < 0 ? 1 : (double) more / house.toll().since(before).all();
    }

    private void report(Specimen specimen, Turns turns, Map<String, Double> costs) {
        System.out.printf(Locale.ROOT,
                "%s, %d at a time: pipeline %.1f documents/s, service %.1f documents/s, ratio %.2f%n",
                specimen.name(), places, turns.first(), turns.second(), turns.ratio());
        costs.forEach((who, cost) -> System.out.printf(Locale.ROOT, "  %-12s %6.2f ms of CPU a document%n", who, cost));
        results.put(specimen.name(), Map.of("places", places, "pipelineDocumentsPerSecond", turns.first(),
                "serviceDocumentsPerSecond", turns.second(), "ratio", turns.ratio(), "cpuMs", costs));
    }

    private static double rate(int documents, Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return documents * 1e9 / (System.nanoTime() - began);
    }

    private void render(Specimen specimen, int documents) throws Exception {
        var request = Pipeline.request(specimen.withoutFontFaces());
        Callable<Integer> one = () -> pipeline.render(request, specimen).pages();
        for (var rendered : threads.invokeAll(IntStream.range(0, documents).mapToObj(number -> one).toList())) {
            rendered.get();
        }
    }

    private interface Work {
        void run() throws Exception;
    }
}
