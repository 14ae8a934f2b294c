package dev.pressroom.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.batch.BatchConfig;
import dev.pressroom.intake.RequestCheck.Terms;
import dev.pressroom.job.MemberDraft;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Problem.OverLimit.Measure;
import dev.pressroom.problem.Violation;
import dev.pressroom.template.ParameterSchemas;
import dev.pressroom.template.TemplateVersion;

/**
 * One batch under way: holds the items that wait for their statement, and what is wrong with items so far. With the first that is
 * wrong nothing is written any more, and reading goes on to find others. One thing at a time is asked of it.
 */
final class BatchLoad {
    /** Of one statement. */
    private static final int ROWS = 500;
    private static final long BYTES = 1 << 20;
    private static final int FAULTS = 100;

    private final BatchReading.Order order;
    private final BatchConfig config;
    private final ParameterSchemas schemas;
    private final IntConsumer room;
    private final Function<List<MemberDraft>, Uni<Void>> put;
    private final List<MemberDraft> waiting = new ArrayList<>();
    private final List<Violation> faults = new ArrayList<>();
    private long bytes;
    private long allBytes;
    private int items;

    /**
     * @param room throws where there is never any for so many
     * @param put  writes some of them
     */
    BatchLoad(BatchReading.Order order, BatchConfig config, ParameterSchemas schemas, IntConsumer room,
            Function<List<MemberDraft>, Uni<Void>> put) {
        this.order = order;
        this.config = config;
        this.schemas = schemas;
        this.room = room;
        this.put = put;
    }

    /**
     * Done when what the items made full is written.
     *
     * @param reading gives an item, or null where there is none
     */
    <T> Uni<Void> take(List<T> some, Function<T, @Nullable BatchItem> reading,
            Function<T, BatchItem.Origin> origin) {
        return some.isEmpty()
                ? Uni.createFrom().voidItem()
                : OffLoop.run(() -> read(some, reading, origin))
                        .chain(next -> full().chain(() -> take(some.subList(next, some.size()), reading, origin)));
    }

    /**
     * What waits is written.
     *
     * @return how many items there were in all; fails with {@link Problem.Invalid} where one was wrong, or none came and one must
     */
    Uni<Integer> end() {
        return Uni.createFrom().deferred(() -> {
            Problem.Invalid.refuse(faults);
            if (items == 0 && !order.mayBeEmpty()) {
                throw new Problem.Invalid("#/items", "A batch has at least one item.");
            }
            return write().replaceWith(items);
        });
    }

    /** As many as fit into one statement; says how many that were. */
    private <T> int read(List<T> some, Function<T, @Nullable BatchItem> reading,
            Function<T, BatchItem.Origin> origin) {
        int next = 0;
        while (next < some.size() && waiting.size() < ROWS && bytes < BYTES) {
            T one = some.get(next++);
            try {
                MemberDraft draft = draft(reading.apply(one));
                if (draft != null && faults.isEmpty()) {
                    waiting.add(draft);
                    bytes += draft.data().length();
                }
            } catch (Problem.Invalid invalid) {
                fail(origin.apply(one), invalid.violations());
            } catch (Problem.OverLimit over) {
                fail(origin.apply(one), List.of(over.violation()));
            }
            refuseTooMuch();
        }
        return next;
    }

    private @Nullable MemberDraft draft(@Nullable BatchItem item) {
        if (item == null) {
            return null;
        }
        Terms terms = order.terms();
        FilenamePattern pattern = order.pattern();
        int number = items++;
        allBytes += item.data().length();
        DataCheck.require(item.data(), terms.limits());
        TemplateVersion version = terms.settled().version();
        if (version != null) {
            Problem.Invalid.refuse(schemas.violations(version, item.data()));
        }
        String name = item.filename() == null && pattern != null ? pattern.name(number, item.data()) : item.filename();
        return new MemberDraft(number, item.data(), name, item.metadata());
    }

    private void refuseTooMuch() {
        room.accept(items);
        if (items > config.items()) {
            throw new Problem.OverLimit(Measure.SIZE, "batch-items-exceeded", "#/items",
                    "A batch may have " + config.items() + " items; send more than one batch.");
        }
        if (allBytes > config.dataSize().asLongValue()) {
            throw new Problem.OverLimit(Measure.SIZE, "batch-size-exceeded", "#/items",
                    "The data of a batch's items may have " + config.dataSize().asLongValue()
                            + " characters together; send more than one batch.");
        }
        if (faults.size() >= FAULTS) {
            throw new Problem.Invalid(faults);
        }
    }

    private void fail(BatchItem.Origin origin, List<Violation> mistakes) {
        mistakes.stream().limit(FAULTS - faults.size()).map(origin::at).forEach(faults::add);
    }

    private Uni<Void> full() {
        return waiting.size() >= ROWS || bytes >= BYTES ? write() : Uni.createFrom().voidItem();
    }

    private Uni<Void> write() {
        if (waiting.isEmpty() || !faults.isEmpty()) {
            waiting.clear();
            bytes = 0;
            return Uni.createFrom().voidItem();
        }
        return put.apply(List.copyOf(waiting)).invoke(() -> {
            waiting.clear();
            bytes = 0;
        });
    }
}
