package dev.pressroom.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two contestants, measured in turns; the ratio of each pair of turns is what a noisy machine leaves sound. */
public final class Turns {
    private final List<Double> first = new ArrayList<>();
    private final List<Double> second = new ArrayList<>();

    /** One turn: does its work and answers a rate, the higher the better. */
    public interface Turn {
        double take() throws Exception;
    }

    /** Whoever begins changes from pair to pair. */
    public static Turns of(int pairs, Turn one, Turn other) throws Exception {
        var turns = new Turns();
        for (int pair = 0; pair < pairs; pair++) {
            if (pair % 2 == 0) {
                turns.first.add(one.take());
                turns.second.add(other.take());
            } else {
                turns.second.add(other.take());
                turns.first.add(one.take());
            }
        }
        return turns;
    }

    public double first() {
        return median(first);
    }

    public double second() {
        return median(second);
    }

    /** Second to first, the median of all pairs. */
    public double ratio() {
        return median(IntStream.range(0, first.size()).mapToObj(pair -> second.get(pair) / first.get(pair)).toList());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
