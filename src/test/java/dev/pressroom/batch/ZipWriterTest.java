package dev.pressroom.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vertx.core.buffer.Buffer;

class ZipWriterTest {
    private static final int MORE_THAN_A_ZIP_HAS = 65_600;
    private static final byte[] ZIP64_END = {'P', 'K', 6, 6};

    private final ZipWriter zip = new ZipWriter();

    @TempDir
    Path folder = Path.of("");

    @Test
    void givesEveryByteOnce() throws IOException {
        Path file = folder.resolve("small.zip");
        try (var out = Files.newOutputStream(file)) {
            write(out, zip.begin("ä.pdf", 0), zip.add("hello ".getBytes()), zip.add("world".getBytes()), zip.endFile(),
                    zip.begin("empty.pdf", 0), zip.endFile(), zip.end());
        }

        try (var read = new ZipFile(file.toFile())) {
            assertThat(Collections.list(read.entries())).extracting(ZipEntry::getName).containsExactly("ä.pdf",
                    "empty.pdf");
            assertThat(read.getInputStream(read.getEntry("ä.pdf"))).hasContent("hello world");
        }
    }

    @Test
    void isAZip64BeyondWhatAZipCanHold() throws IOException {
        Path file = folder.resolve("many.zip");
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < MORE_THAN_A_ZIP_HAS; i++) {
                write(out, zip.begin(i + ".pdf", 0), zip.add(new byte[]{1}), zip.endFile());
            }
            write(out, zip.end());
        }

        assertThat(contains(Files.readAllBytes(file), ZIP64_END)).isTrue();
        try (var read = new ZipFile(file.toFile())) {
            assertThat(read.size()).isEqualTo(MORE_THAN_A_ZIP_HAS);
            assertThat(read.getInputStream(read.getEntry("65599.pdf"))).hasBinaryContent(new byte[]{1});
        }
    }

    private static boolean contains(byte[] bytes, byte[] mark) {
        for (int at = bytes.length - mark.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }

    private static void write(OutputStream out, Buffer... pieces) throws IOException {
        for (Buffer piece : pieces) {
            out.write(piece.getBytes());
        }
    }
}
