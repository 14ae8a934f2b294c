package dev.pressroom.render.layout.font;

import java.util.BitSet;

/** A family of characters, so that fonts of tens of megabytes are read only where a document may need them. */
enum Script {
    LATIN(0, 0x58F), ARABIC(0x600, 0x8FF, 0xFB50, 0xFEFF), HEBREW(0x590, 0x5FF, 0xFB1D, 0xFB4F), THAI(0xE00,
            0xE7F), DEVANAGARI(0x900, 0x97F, 0x1CD0, 0x1CFF, 0xA830, 0xA83F, 0xA8E0, 0xA8FF), SYMBOLS(0x2030, 0x33FF,
                    0x1D000, 0x1FBFF, 0x300, 0x36F), HAN(0x1100, 0x11FF, 0x2030, 0x9FFF, 0xA960, 0xA97F, 0xAC00, 0xD7FF,
                            0xF900, 0xFAFF, 0xFE30, 0xFE4F, 0xFF00, 0xFFEF,
                            0x1F100, 0x1F2FF, 0x20000, 0x3FFFF);

    private final int[] ranges;

    Script(int... ranges) {
        this.ranges = ranges;
    }

    boolean in(BitSet characters) {
        for (int at = 0; at < ranges.length; at += 2) {
            int next = characters.nextSetBit(ranges[at]);
            if (next >= 0 && next <= ranges[at + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Unreadable without the substitutions of its font; for all others they only cost time and hurt search. */
    boolean shaped() {
        return this == DEVANAGARI;
    }
}
