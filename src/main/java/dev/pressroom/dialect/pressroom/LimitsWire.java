package dev.pressroom.dialect.pressroom;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.pressroom.access.limit.Limit;

/** Limits of accounts on the wire. */
interface LimitsWire {
    /** What is null is as the installation has it. */
    @Schema(name = "Limits")
    record Limits(@Schema(description = "Bytes of a template's HTML.") @Nullable Long templateSize,
            @Schema(description = "Bytes of a job's data as JSON.") @Nullable Long dataSize,
            @Schema(description = "Objects and arrays of the data in each other.") @Nullable Long dataDepth,
            @Schema(description = "Elements of one array in the data.") @Nullable Long arrayLength,
            @Schema(description = "Loop iterations of one merge.") @Nullable Long iterations,
            @Schema(description = "Characters of the merged HTML.") @Nullable Long htmlLength,
            @Schema(description = "Elements in each other.") @Nullable Long domDepth,
            @Schema(description = "Columns or rows that one cell spans.") @Nullable Long span,
            @Schema(description = "Characters of the longest text without a place to break it.") @Nullable Long wordLength,
            @Schema(description = "Pixels of one image.") @Nullable Long imagePixels,
            @Schema(description = "Assets that one document uses.") @Nullable Long documentAssets,
            @Schema(description = "Assets that the account stores.") @Nullable Long storedAssets,
            @Schema(description = "Pages of one document.") @Nullable Long pages,
            @Schema(description = "Bytes of one PDF.") @Nullable Long pdfSize,
            @Schema(description = "Milliseconds of the merge.") @Nullable Long mergeMs,
            @Schema(description = "Milliseconds of the layout.") @Nullable Long layoutMs,
            @Schema(description = "Milliseconds of what becomes of the pages, signature included.") @Nullable Long finishMs,
            @Schema(description = "Milliseconds of the judgement by a standard.") @Nullable Long verdictMs,
            @Schema(description = "Milliseconds of all phases together.") @Nullable Long renderMs) {

        static Limits of(Map<Limit, Long> values) {
            return new Limits(values.get(Limit.TEMPLATE_SIZE), values.get(Limit.DATA_SIZE),
                    values.get(Limit.DATA_DEPTH), values.get(Limit.ARRAY_LENGTH), values.get(Limit.ITERATIONS),
                    values.get(Limit.HTML_LENGTH), values.get(Limit.DOM_DEPTH), values.get(Limit.SPAN),
                    values.get(Limit.WORD_LENGTH), values.get(Limit.IMAGE_PIXELS), values.get(Limit.DOCUMENT_ASSETS),
                    values.get(Limit.STORED_ASSETS), values.get(Limit.PAGES), values.get(Limit.PDF_SIZE),
                    values.get(Limit.MERGE_TIME), values.get(Limit.LAYOUT_TIME), values.get(Limit.FINISH_TIME),
                    values.get(Limit.VERDICT_TIME), values.get(Limit.RENDER_TIME));
        }

        /** Those that are not null. */
        Map<Limit, Long> given() {
            var given = new EnumMap<Limit, Long>(Limit.class);
            for (Limit limit : Limit.values()) {
                Long value = value(limit);
                if (value != null) {
                    given.put(limit, value);
                }
            }
            return given;
        }

        private @Nullable Long value(Limit limit) {
            return switch (limit) {
                case TEMPLATE_SIZE -> templateSize;
                case DATA_SIZE -> dataSize;
                case DATA_DEPTH -> dataDepth;
                case ARRAY_LENGTH -> arrayLength;
                case ITERATIONS -> iterations;
                case HTML_LENGTH -> htmlLength;
                case DOM_DEPTH -> domDepth;
                case SPAN -> span;
                case WORD_LENGTH -> wordLength;
                case IMAGE_PIXELS -> imagePixels;
                case DOCUMENT_ASSETS -> documentAssets;
                case STORED_ASSETS -> storedAssets;
                case PAGES -> pages;
                case PDF_SIZE -> pdfSize;
                case MERGE_TIME -> mergeMs;
                case LAYOUT_TIME -> layoutMs;
                case FINISH_TIME -> finishMs;
                case VERDICT_TIME -> verdictMs;
                case RENDER_TIME -> renderMs;
            };
        }
    }

    @Schema(name = "AccountLimits")
    record AccountLimits(
            @Schema(description = "What was set for this account; what is absent is as the installation has it.") Limits own,
            @Schema(description = "What holds: the lower of own and maximum.") Limits effective,
            @Schema(description = "What this installation allows at most.") Limits maximum) {}
}
