package dev.pressroom.intake;

import java.util.function.Function;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.Lines;
import dev.pressroom.dataset.DataRecord;

/** Where a batch's items come from. */
public sealed interface BatchItems {
    /**
     * They came whole, with the rest of the request.
     *
     * @param item throws {@link dev.pressroom.problem.Problem} for what is wrong within it
     */
    record Listed(int count, IntFunction<BatchItem> item, IntFunction<BatchItem.Origin> origin) implements BatchItems {}

    /**
     * Each record of one of the account's datasets, in the order of their keys.
     *
     * @param item makes an item of a record
     */
    record Recorded(String dataset, Function<DataRecord, BatchItem> item) implements BatchItems {}

    /**
     * A body, line by line, as it comes.
     *
     * @param body      is asked for its next piece when the one before is written
     * @param separator of the fields of lines that end as records of RFC 4180 do; null where each LF ends one
     */
    record Streamed(Multi<Buffer> body, @Nullable Character separator, Reading reading) implements BatchItems {}

    /** Makes items of lines, one after the other. */
    interface Reading {
        BatchItem.Origin origin(Lines.Line line);

        /**
         * Null for a line that is none: an empty one, or a header.
         *
         * @throws dev.pressroom.problem.Problem that says what is wrong with the line, its pointers within it
         */
        @Nullable
        BatchItem read(Lines.Line line);
    }
}
