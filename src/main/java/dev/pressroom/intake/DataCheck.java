package dev.pressroom.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.access.limit.Limit;
import dev.pressroom.access.limit.Limits;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Problem.OverLimit.Measure;

/** Holds a job's data against the account's limits, by reading its tokens once. Pure. */
public final class DataCheck {
    private static final int SMALL = 32 * 1024;
    /** The text is of our own writing; its limits are those below. */
    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
            .maxStringLength(Integer.MAX_VALUE).maxNumberLength(Integer.MAX_VALUE).maxNestingDepth(Integer.MAX_VALUE)
            .build()).build();

    private final Limits limits;
    private final Deque<Integer> lengths = new ArrayDeque<>();

    private DataCheck(Limits limits) {
        this.limits = limits;
    }

    /** @return fails with {@link Problem.OverLimit}, its pointer at or below {@code #/data} */
    public static Uni<Void> check(String data, Limits limits) {
        return data.length() <= SMALL
                ? Uni.createFrom().voidItem().invoke(() -> require(data, limits))
                : OffLoop.run(() -> {
                    require(data, limits);
                    return data;
                }).replaceWithVoid();
    }

    static void require(String data, Limits limits) {
        long size = data.getBytes(StandardCharsets.UTF_8).length;
        if (size > limits.get(Limit.DATA_SIZE)) {
            throw new Problem.OverLimit(Measure.SIZE, "data-size-exceeded", "#/data",
                    "data has " + size + " bytes as JSON; " + limits.get(Limit.DATA_SIZE) + " are allowed.");
        }
        try (JsonParser parser = JSON.createParser(data)) {
            new DataCheck(limits).read(parser);
        } catch (IOException broken) {
            throw new Problem.Invalid("#/data", "data is not valid JSON.");
        }
    }

    private void read(JsonParser parser) throws IOException {
        long depth = limits.get(Limit.DATA_DEPTH);
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructEnd()) {
                lengths.pop();
            } else if (token != JsonToken.FIELD_NAME) {
                count(parser, token);
            }
            if (token.isStructStart()) {
                lengths.push(0);
                if (lengths.size() > depth) {
                    throw new Problem.OverLimit(Measure.SHAPE, "data-depth-exceeded", "#/data",
                            "data is nested " + lengths.size() + " levels deep or deeper; " + depth + " are allowed.");
                }
            }
        }
    }

    /** A value within an array. */
    private void count(JsonParser parser, JsonToken token) {
        var array = token.isStructStart() ? parser.getParsingContext().getParent() : parser.getParsingContext();
        if (!array.inArray()) {
            return;
        }
        int length = lengths.pop() + 1;
        lengths.push(length);
        if (length > limits.get(Limit.ARRAY_LENGTH)) {
            String pointer = "#/data" + array.getParent().pathAsPointer();
            throw new Problem.OverLimit(Measure.SHAPE, "array-length-exceeded", pointer,
                    "This array has " + length + " elements or more; " + limits.get(Limit.ARRAY_LENGTH)
                            + " are allowed.");
        }
    }
}
