package dev.pressroom.render.layout.font;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A font packed as WOFF 1.0, which is a TrueType font whose tables are deflated one by one. */
final class Woff {
    private static final int HEADER = 44;
    private static final int WOFF_ENTRY = 20;
    private static final int TTF_ENTRY = 16;
    private static final int MOST_TABLES = 64;
    /** Unpacked; more than an upload may have, so that small files cannot unfold to large ones. */
    private static final int MOST_BYTES = 40_000_000;

    private final ByteBuffer woff;

    private Woff(byte[] bytes) {
        woff = ByteBuffer.wrap(bytes);
    }

    /** @throws IllegalArgumentException where it is damaged or too large; other exceptions of its reading mean the same */
    static byte[] unpacked(byte[] bytes) {
        return new Woff(bytes).unpacked();
    }

    private byte[] unpacked() {
        int tables = Short.toUnsignedInt(woff.getShort(12));
        long size = 12L + TTF_ENTRY * tables;
        for (int table = 0; table < tables && tables <= MOST_TABLES; table++) {
            size += padded(Integer.toUnsignedLong(woff.getInt(entry(table) + 12)));
        }
        if (tables == 0 || tables > MOST_TABLES || size > MOST_BYTES) {
            throw new IllegalArgumentException("a font of " + tables + " tables and " + size + " bytes");
        }
        ByteBuffer font = ByteBuffer.allocate((int) size);
        int power = Integer.highestOneBit(tables);
        font.putInt(woff.getInt(4)).putShort((short) tables).putShort((short) (power * TTF_ENTRY))
                .putShort((short) Integer.numberOfTrailingZeros(power))
                .putShort((short) ((tables - power) * TTF_ENTRY));
        int end = 12 + TTF_ENTRY * tables;
        for (int table = 0; table < tables; table++) {
            int entry = entry(table);
            byte[] content = content(entry);
            font.putInt(woff.getInt(entry)).putInt(woff.getInt(entry + 16)).putInt(end).putInt(content.length);
            font.put(end, content);
            end += (int) padded(content.length);
        }
        return font.array();
    }

    private static int entry(int table) {
        return HEADER + WOFF_ENTRY * table;
    }

    private static long padded(long length) {
        return (length + 3) & ~3L;
    }

    private byte[] content(int entry) {
        int packed = woff.getInt(entry + 8);
        var content = new byte[woff.getInt(entry + 12)];
        if (packed == content.length) {
            woff.get(woff.getInt(entry + 4), content);
            return content;
        }
        try (var inflater = new Inflater()) {
            inflater.setInput(woff.array(), woff.getInt(entry + 4), packed);
            if (inflater.inflate(content) != content.length) {
                throw new IllegalArgumentException("a table is shorter than it says");
            }
            return content;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
