package dev.pressroom.render.layout.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Packs a TrueType font as WOFF 1.0. */
final class WoffFile {
    private WoffFile() {}

    static byte[] of(byte[] font) {
        ByteBuffer ttf = ByteBuffer.wrap(font);
        int tables = ttf.getShort(4);
        var content = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(44 + 20 * tables);
        head.put("wOFF".getBytes()).putInt(ttf.getInt(0)).putInt(0).putShort((short) tables).position(44);
        for (int table = 0; table < tables; table++) {
            int entry = 12 + 16 * table;
            byte[] plain = Arrays.copyOfRange(font, ttf.getInt(entry + 8),
                    ttf.getInt(entry + 8) + ttf.getInt(entry + 12));
            byte[] packed = deflated(plain);
            byte[] shorter = packed.length < plain.length ? packed : plain;
            head.putInt(ttf.getInt(entry)).putInt(head.capacity() + content.size()).putInt(shorter.length)
                    .putInt(plain.length).putInt(ttf.getInt(entry + 4));
            content.writeBytes(shorter);
        }
        content.write(0);
        return ByteBuffer.allocate(head.capacity() + content.size()).put(head.array()).put(content.toByteArray())
                .array();
    }

    private static byte[] deflated(byte[] plain) {
        try (var deflater = new Deflater()) {
            deflater.setInput(plain);
            deflater.finish();
            var packed = new byte[plain.length + 64];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }
}
