package dev.pressroom.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.Lines;
import dev.pressroom.Lines.Line;
import dev.pressroom.OffLoop;
import dev.pressroom.dataset.Datasets.Written;
import dev.pressroom.dataset.RecordDraft;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** One load under way: holds the lines that wait for their statement, and counts. One thing at a time is asked of it. */
final class RecordLoad {
    /** Of one statement. */
    private static final int ROWS = 500;
    private static final long BYTES = 1 << 20;
    private static final int FAULTS = 100;

    private final Lines lines;
    private final RecordLine reading;
    private final Function<List<RecordDraft>, Uni<Written>> put;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final List<Loaded.Fault> faults = new ArrayList<>();
    private long bytes;
    private long seen;
    private long created;
    private long replaced;
    private long failed;

    RecordLoad(Lines lines, RecordLine reading, Function<List<RecordDraft>, Uni<Written>> put) {
        this.lines = lines;
        this.reading = reading;
        this.put = put;
    }

    /** The last of the lines that have one key, with the numbers of all. */
    private record Waiting(RecordDraft draft, List<Long> lines) {}

    /** A piece of the body: it is done when what it made full is written. */
    Uni<Void> add(Buffer piece) {
        return OffLoop.run(() -> lines.add(piece.getBytes())).chain(this::take);
    }

    Uni<Loaded> end() {
        return OffLoop.run(lines::rest).chain(this::take).chain(this::write).map(_ -> new Loaded(seen, created,
                replaced, failed, faults.stream().sorted(Comparator.comparingLong(Loaded.Fault::line)).toList()));
    }

    private Uni<Void> take(List<Line> ended) {
        return ended.isEmpty()
                ? Uni.createFrom().voidItem()
                : OffLoop.run(() -> read(ended)).chain(next -> full().chain(() -> take(rest(ended, next))));
    }

    private static List<Line> rest(List<Line> ended, int next) {
        return ended.subList(next, ended.size());
    }

    private Uni<Void> full() {
        return waiting.size() >= ROWS || bytes >= BYTES ? write() : Uni.createFrom().voidItem();
    }

    /** Reads until a statement is full, and says how many lines that were. */
    private int read(List<Line> ended) {
        int next = 0;
        while (next < ended.size() && waiting.size() < ROWS && bytes < BYTES) {
            read(ended.get(next++));
        }
        return next;
    }

    private void read(Line line) {
        try {
            RecordDraft draft = reading.read(line);
            if (draft != null) {
                seen++;
                bytes += draft.size();
                Waiting before = waiting.remove(draft.key());
                var numbers = before == null ? new ArrayList<Long>() : before.lines();
                numbers.add(line.number());
                waiting.put(draft.key(), new Waiting(draft, numbers));
            }
        } catch (Problem.Invalid invalid) {
            seen++;
            fail(line.number(), invalid.violations().getFirst());
        } catch (Problem.OverLimit over) {
            seen++;
            fail(line.number(), over.violation());
        }
    }

    private Uni<Void> write() {
        if (waiting.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return put.apply(waiting.values().stream().map(Waiting::draft).toList()).invoke(this::count).replaceWithVoid();
    }

    private void count(Written written) {
        waiting.forEach((key, row) -> {
            if (written.refused().contains(key)) {
                row.lines().forEach(line -> fail(line, RecordIntake.noRoom().violation()));
            } else {
                long fresh = written.created().contains(key) ? 1 : 0;
                created += fresh;
                replaced += row.lines().size() - fresh;
            }
        });
        waiting.clear();
        bytes = 0;
    }

    private void fail(long line, Violation mistake) {
        failed++;
        if (faults.size() < FAULTS) {
            faults.add(new Loaded.Fault(line, mistake));
        }
    }
}
