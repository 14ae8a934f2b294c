package dev.pressroom.intake;

import org.jspecify.annotations.Nullable;

import dev.pressroom.job.JobRequest;

/**
 * What a client asks for with a batch, but for its items.
 *
 * @param terms    what all members have in common; its data is nobody's, its callback is the batch's
 * @param filename null where names are the items' own
 * @param metadata the batch's, a JSON object as text, one member a dialect
 * @param archived whether its documents are bound into ZIP files in the store, and it is completed when those are there
 * @param mayBeEmpty whether it may have no item; it is completed at once then
 */
public record BatchRequest(JobRequest terms, @Nullable FilenamePattern filename, String metadata, boolean archived,
        boolean mayBeEmpty) {

    public BatchRequest(JobRequest terms, @Nullable FilenamePattern filename, String metadata) {
        this(terms, filename, metadata, false, false);
    }
}
