package dev.pressroom.intake;

import org.jspecify.annotations.Nullable;

import dev.pressroom.job.JobRequest;

/**
 * What a client asks for with a batch, but for its items.
 *
 * @param terms    what all members have in common; its data is nobody's, its callback is the batch's
 * @param filename null where names are the items' own
 * @param metadata the batch's, a JSON object as text, one member a dialect
 */
public record BatchRequest(JobRequest terms, @Nullable FilenamePattern filename, String metadata) {}
