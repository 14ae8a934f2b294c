package dev.pressroom.dialect.pdfgorilla;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/** PDF Gorilla's words, field for field. */
interface PdfGorillaWire {
    /**
     * What both kinds of requests ask for.
     *
     * @param data a JSON object as compact text
     */
    record Generate(String data, @Nullable Hook hook, @Nullable String idempotencyKey) {}

    record Hook(String url, String secret) {
        @Override
        public String toString() {
            return "hook";
        }
    }

    record Accepted(String jobId, String status, boolean deduplicated) {}

    /** Every field is always there. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Status(String jobId, String status, String expiresAt, @Nullable String downloadUrl,
            @Nullable Failure error) {}

    record Failure(String message) {}

    record Canceled(String jobId, String status, boolean canceled) {}
}
