package dev.pressroom.dataset;

import java.nio.charset.StandardCharsets;

/**
 * A record to be.
 *
 * @param data a JSON object as text
 * @param size bytes of the data in UTF-8
 */
public record RecordDraft(String key, String data, long size) {
    public RecordDraft(String key, String data) {
        this(key, data, data.getBytes(StandardCharsets.UTF_8).length);
    }
}
