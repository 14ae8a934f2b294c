package dev.pressroom.job;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Why a job ended without a document, in the few codes that other APIs know; our own has more of them.
 *
 * @param sentence begins with a capital and ends with a full stop
 */
public record PlainFailure(String code, String sentence) {
    private static final String INTERNAL = "INTERNAL_ERROR";

    /** Null where it has not ended so. */
    public static @Nullable PlainFailure of(Job job) {
        return switch (job.state()) {
            case QUEUED, RUNNING, SUCCEEDED, EXPIRED -> null;
            case FAILED, CANCELED -> new PlainFailure(code(job.errorCode()), sentence(job.errorMessage()));
        };
    }

    static String code(@Nullable String ours) {
        return switch (ours) {
            case null -> INTERNAL;
            case "TEMPLATE_ERROR", "TEMPLATE_LIMIT_EXCEEDED", "HTML_SIZE_EXCEEDED", "HTML_DEPTH_EXCEEDED",
                    "HTML_SPAN_EXCEEDED", "HTML_WORD_EXCEEDED", "HTML_TOO_COMPLEX" ->
                "TEMPLATE_ERROR";
            case "ASSET_ERROR", "ASSET_COUNT_EXCEEDED", "IMAGE_PIXELS_EXCEEDED" -> "ASSET_ERROR";
            case "MERGE_TIMEOUT", "LAYOUT_TIMEOUT", "FINISH_TIMEOUT", "VERDICT_TIMEOUT", "RENDER_TIMEOUT" ->
                "RENDER_TIMEOUT";
            case "PDF_SIZE_EXCEEDED", "PDF_PAGE_LIMIT_EXCEEDED", "PDF_STANDARD_FAILED", "QUEUE_TIMEOUT", "CANCELED" ->
                ours;
            case "SIGNATURE_FAILED" -> "SIGNING_FAILED";
            default -> INTERNAL;
        };
    }

    private static String sentence(@Nullable String message) {
        if (message == null || message.isBlank()) {
            return "The job failed.";
        }
        String text = message.strip();
        String begun = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
