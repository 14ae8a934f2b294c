package dev.pressroom.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one contestant did with one specimen, over all its turns. */
final class Score {
    private final List<Double> cpu = new ArrayList<>();
    private final Map<Integer, List<Double>> rates = new TreeMap<>();
    private final List<Double> allocated = new ArrayList<>();
    private int size;
    private long peak;

    /**
     * One turn.
     *
     * @param cpuMs milliseconds of processor time a document
     * @param rate  documents per second
     */
    void add(int threads, double cpuMs, double rate) {
        if (threads == 1) {
            cpu.add(cpuMs);
        }
        rates.computeIfAbsent(threads, first -> new ArrayList<>()).add(rate);
    }

    void allocated(double bytes) {
        allocated.add(bytes / 1e6);
    }

    void size(int bytes) {
        size = bytes;
    }

    /** @param bytes the most that its process held */
    void peak(long bytes) {
        peak = bytes;
    }

    List<Double> cpuOfTurns() {
        return cpu;
    }

    /** Milliseconds of processor time a document, with one thread. */
    @JsonProperty
    double cpuMs() {
        return median(cpu);
    }

    /** By number of threads. */
    @JsonProperty
    Map<Integer, Double> documentsPerSecond() {
        var medians = new TreeMap<Integer, Double>();
        rates.forEach((threads, all) -> medians.put(threads, median(all)));
        return medians;
    }

    /** Megabytes a document; 0 for what is no Java. */
    @JsonProperty
    double allocatedMb() {
        return median(allocated);
    }

    /** The most memory that a process held that made only this document, in megabytes. */
    @JsonProperty
    double peakMb() {
        return Math.round(peak / 1e5) / 10.0;
    }

    @JsonProperty
    int pdfBytes() {
        return size;
    }

    static double median(List<Double> values) {
        return values.isEmpty()
                ? 0
                : Math.round(values.stream().sorted().toList().get(values.size() / 2) * 100) / 100.0;
    }
}
