package dev.pressroom.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.vertx.core.buffer.Buffer;

/**
 * An archive that is written while it is read: each call gives the bytes that it made, and nothing of the files is kept but their
 * names and places. Beyond 65,535 files or 4 GB it is a ZIP64. For one thread at a time.
 */
final class ZipWriter {
    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(made, StandardCharsets.UTF_8);

    ZipWriter() {
        // What is in a PDF is compressed already.
        zip.setLevel(Deflater.NO_COMPRESSION);
    }

    Buffer begin(String name, long time) {
        return making(() -> {
            var entry = new ZipEntry(name);
            entry.setTime(time);
            zip.putNextEntry(entry);
        });
    }

    Buffer add(byte[] bytes) {
        return making(() -> zip.write(bytes));
    }

    Buffer endFile() {
        return making(zip::closeEntry);
    }

    /** The directory; nothing may follow. */
    Buffer end() {
        return making(zip::close);
    }

    private interface Step {
        void run() throws IOException;
    }

    private Buffer making(Step step) {
        try {
            step.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Buffer bytes = Buffer.buffer(made.toByteArray());
        made.reset();
        return bytes;
    }
}
