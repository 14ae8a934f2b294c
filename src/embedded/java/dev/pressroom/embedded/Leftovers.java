package dev.pressroom.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** Throw-away folders whose process was killed before it could delete them. */
final class Leftovers {
    static final String PREFIX = "pressroom-";

    /** A folder this young may belong to a process that is about to lock it. */
    private static final Duration AGE = Duration.ofMinutes(10);

    private Leftovers() {}

    static void clear(Path temporary) throws IOException {
        try (var folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (var folder : folders) {
                try {
                    clearIfDead(folder);
                } catch (IOException | UncheckedIOException e) {
                    // Somebody else clears it at this moment, or will at another: it is no reason not to start.
                    continue;
                }
            }
        }
    }

    private static void clearIfDead(Path folder) throws IOException {
        var lock = folder.resolve("lock");
        // Anybody may put a link of this name into the folder for temporary files; only what we made may be deleted.
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !DataFolder.isOurs(folder)
                || !Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)
                || Files.getLastModifiedTime(lock).toInstant().isAfter(Instant.now().minus(AGE))) {
            return;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            if (DataFolder.tryLock(channel) != null) {
                DataFolder.delete(folder);
            }
        }
    }
}
