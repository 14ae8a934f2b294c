package dev.pressroom.job;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One job of a batch, as much of it as a walk along the whole batch needs.
 *
 * @param item        its place in the batch, from 0
 * @param filename    null where the client named nothing
 * @param documentKey null where it has no document to be had
 * @param size        of the document in bytes; 0 where there is none
 */
public record Member(UUID jobId, int item, JobState state, @Nullable String filename, @Nullable String documentKey,
        long size, @Nullable String errorCode, @Nullable String errorMessage) {}
