package dev.pressroom.dialect.pressroom;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.pressroom.batch.Batch;
import dev.pressroom.batch.Standing;
import dev.pressroom.dataset.DataRecord;
import dev.pressroom.intake.BatchItem;
import dev.pressroom.intake.BatchItem.Origin;
import dev.pressroom.intake.BatchItems;
import dev.pressroom.intake.BatchRequest;
import dev.pressroom.intake.FilenamePattern;
import dev.pressroom.job.JobState;
import dev.pressroom.job.MemberCounts;
import dev.pressroom.problem.Problem;

/** Our own words for batches to the core's and back. Pure. */
final class BatchesTranslation {
    private static final String REFERENCE = "reference";

    private BatchesTranslation() {}

    static BatchRequest request(BatchesWire.NewBatch wire) {
        var terms = JobsTranslation.request(new JobsWire.NewJob(wire.template(), wire.templateVersion(), wire.html(),
                wire.css(), null, null, null, null, wire.options(), JobsWire.Lane.BULK, null, null, wire.webhook(),
                wire.expiresIn()));
        return new BatchRequest(terms, wire.filename() == null ? null : pattern(wire.filename()),
                JobsTranslation.metadata(wire.metadata()));
    }

    private static FilenamePattern pattern(String text) {
        JobFields.filename(text);
        return FilenamePattern.of(text);
    }

    static BatchItems items(BatchesWire.NewBatch wire) {
        List<BatchesWire.@Nullable NewItem> items = wire.items();
        if (wire.dataset() != null) {
            if (items != null) {
                throw new Problem.Invalid("#/dataset", "Send items or dataset, not both.");
            }
            return new BatchItems.Recorded(wire.dataset(), BatchesTranslation::item);
        }
        if (items == null) {
            throw new Problem.Invalid("#/items", "Send items, or name a dataset of yours with dataset.");
        }
        return new BatchItems.Listed(items.size(), number -> item(origin(number), items.get(number)),
                BatchesTranslation::origin);
    }

    private static Origin origin(int number) {
        return new Origin("#/items/" + number, "", true);
    }

    /** @throws Problem.Invalid with pointers within the item */
    static BatchItem item(Origin origin, BatchesWire.@Nullable NewItem wire) {
        if (wire == null) {
            throw new Problem.Invalid("#", "An item is a JSON object with data.");
        }
        return new BatchItem(origin, JobsTranslation.data(wire.data()), JobFields.filename(wire.filename()),
                JobsTranslation.metadata(referenced(wire.metadata(), wire.reference())));
    }

    private static BatchItem item(DataRecord record) {
        return new BatchItem(new Origin("#/dataset", "In the record '" + record.key() + "': ", false), record.data(),
                null, JobsTranslation.metadata(Map.of(REFERENCE, TextNode.valueOf(record.key()))));
    }

    private static @Nullable Map<String, JsonNode> referenced(@Nullable Map<String, JsonNode> metadata,
            @Nullable String reference) {
        if (reference == null) {
            return metadata;
        }
        Map<String, JsonNode> more = new HashMap<>(metadata == null ? Map.of() : metadata);
        more.put(REFERENCE, TextNode.valueOf(reference));
        return more;
    }

    static BatchesWire.Batch batch(Standing standing) {
        Batch batch = standing.batch();
        String self = path(batch);
        return new BatchesWire.Batch(Ids.BATCH.of(batch.id()), "batch", state(standing), counts(standing),
                batch.templateId() == null ? null : Ids.TEMPLATE.of(batch.templateId()), batch.templateVersion(),
                JobFields.ownMetadata(batch.metadata()), batch.createdAt(), batch.canceledAt(), batch.completedAt(),
                batch.expiresAt(), new BatchesWire.Links(self, self + "/jobs", self + "/events",
                        standing.isFinal() ? self + "/zip" : null));
    }

    private static BatchesWire.State state(Standing standing) {
        return switch (standing.batch().state()) {
            case FILLING, OPEN -> standing.counts().of(JobState.QUEUED) == standing.batch().items()
                    ? BatchesWire.State.QUEUED
                    : BatchesWire.State.RUNNING;
            case SUCCEEDED -> BatchesWire.State.SUCCEEDED;
            case PARTIAL -> BatchesWire.State.PARTIAL;
            case FAILED -> BatchesWire.State.FAILED;
            case CANCELED -> BatchesWire.State.CANCELED;
        };
    }

    private static BatchesWire.Counts counts(Standing standing) {
        MemberCounts counts = standing.counts();
        return new BatchesWire.Counts(standing.batch().items(), counts.of(JobState.QUEUED),
                counts.of(JobState.RUNNING), counts.of(JobState.SUCCEEDED), counts.of(JobState.FAILED),
                counts.of(JobState.CANCELED), counts.of(JobState.EXPIRED), standing.deleted());
    }

    static String path(Batch batch) {
        return "/v1/batches/" + Ids.BATCH.of(batch.id());
    }
}
