package dev.pressroom.batch;

import java.util.UUID;

/**
 * One ZIP file with documents of a batch, in the store.
 *
 * @param part its place in the archive, from 1
 */
public record ArchivePart(long number, UUID batchId, int part, String key, long size, int documents) {
    /** As a download is called. */
    public String filename() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
