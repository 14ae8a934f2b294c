package dev.pressroom.dialect.pressroom;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;

/** Batches on the wire. */
interface BatchesWire {
    @Schema(name = "NewBatch", description = "Either template, or html with optional css; and either items or dataset. All but items and their like is as with a job, and holds for each of them.")
    record NewBatch(
            @Schema(description = "Id or name of a stored template; its version is settled once, for all members.", examples = "invoice") @Nullable String template,
            @Schema(description = "The latest where it is left out.", examples = "3") @Nullable Integer templateVersion,
            @Schema(description = "A template that lives with this batch alone.") @Nullable String html,
            @Schema(description = "Stylesheet for html; plain CSS.") @Nullable String css,
            @Schema(description = "Each becomes a job.") @Nullable List<@Nullable NewItem> items,
            @Schema(description = "Name of a dataset in place of items: each of its records becomes a job.", examples = "customers") @Nullable String dataset,
            @Schema(description = "What downloads are called where items name nothing: {item} is an item's place, {customer.number} what stands there in its data.", examples = "invoice-{number}.pdf") @Nullable String filename,
            @Schema(description = "Of the batch: up to 50 strings of yours, given back with it.") @Nullable Map<String, JsonNode> metadata,
            JobsWire.@Nullable Options options, WebhooksWire.@Nullable Callback webhook,
            @Schema(description = "Seconds from each job's end to the deletion of its document and data, as with a job.", examples = "86400") @Nullable Long expiresIn) {}

    @Schema(name = "NewBatchItem", description = "An item of a batch, or a line of NDJSON.")
    record NewItem(
            @Schema(type = SchemaType.OBJECT, description = "What the template is merged with; an empty object where it is left out.", examples = "{\"name\":\"Ada\"}") @Nullable JsonNode data,
            @Schema(description = "What a download is called; .pdf is added where it is missing.") @Nullable String filename,
            @Schema(description = "The same as metadata.reference.", examples = "C-4711") @Nullable String reference,
            @Schema(description = "As a job's.") @Nullable Map<String, JsonNode> metadata) {}

    @Schema(name = "BatchState", description = "QUEUED until a member begins, RUNNING until all have ended. SUCCEEDED: all have their document; PARTIAL: some; FAILED: none; CANCELED: none, and none failed.")
    enum State {
        QUEUED, RUNNING, SUCCEEDED, PARTIAL, FAILED, CANCELED
    }

    @Schema(name = "Batch")
    record Batch(String id, @Schema(examples = "batch") String object, State state, Counts counts,
            @Nullable String template, @Nullable Integer templateVersion,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String metadata, Instant createdAt,
            @Schema(description = "When it was called off.") @Nullable Instant canceledAt,
            @Schema(description = "When its last member ended; once it has.") @Nullable Instant completedAt,
            @Schema(description = "When the last of its documents is deleted; once it is completed.") @Nullable Instant expiresAt,
            Links links) {}

    @Schema(name = "BatchCounts", description = "Counted from the jobs as they stand; the others add up to total.")
    record Counts(int total, int queued, int running, int succeeded, int failed, int canceled,
            @Schema(description = "Succeeded, and their documents are deleted by now.") int expired,
            @Schema(description = "Jobs that were deleted.") int deleted) {}

    /** @param zip is there once the batch has ended */
    @Schema(name = "BatchLinks")
    record Links(String self, String jobs, String events, @Nullable String zip) {}
}
