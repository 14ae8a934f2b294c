package dev.pressroom.batch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.storage.Documents.Content;

/**
 * What has been opened in the store and nobody reads yet. Each holds a connection; a reader who leaves while some are being opened would
 * take them along, so what is here then, or comes later, is dropped.
 */
final class Unread {
    private final Set<Content> open = ConcurrentHashMap.newKeySet();
    private volatile boolean left;

    void opened(Content content) {
        open.add(content);
        if (left) {
            leave();
        }
    }

    /** Its bytes, to be read once; nothing where it was dropped. */
    Multi<Buffer> bytes(Content content) {
        return Multi.createFrom()
                .deferred(() -> open.remove(content) ? content.bytes() : Multi.createFrom().<Buffer>empty());
    }

    /** The reader is gone. */
    void leave() {
        left = true;
        open.forEach(content -> {
            if (open.remove(content)) {
                content.drop();
            }
        });
    }
}
