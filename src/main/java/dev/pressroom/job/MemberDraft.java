package dev.pressroom.job;

import org.jspecify.annotations.Nullable;

/**
 * An item of a batch that is to become a job.
 *
 * @param item     its place in the batch, from 0
 * @param data     a JSON object as text
 * @param filename with its ending; null for one made from the job's id
 * @param metadata a JSON object as text, one member a dialect
 */
public record MemberDraft(int item, String data, @Nullable String filename, String metadata) {}
