package dev.pressroom.template.media;

/** Unsigned reading at the front of a file; past its end everything is -1. */
record Head(byte[] content) {
    boolean startsWith(int... bytes) {
        for (int index = 0; index < bytes.length; index++) {
            if (at(index) != bytes[index]) {
                return false;
            }
        }
        return true;
    }

    int at(int index) {
        return index >= 0 && index < content.length ? content[index] & 0xFF : -1;
    }

    int bigEndian16(int index) {
        return at(index + 1) < 0 ? -1 : at(index) << 8 | at(index + 1);
    }

    int littleEndian16(int index) {
        return at(index + 1) < 0 ? -1 : at(index + 1) << 8 | at(index);
    }

    long bigEndian32(int index) {
        return at(index + 3) < 0 ? -1 : (long) bigEndian16(index) << 16 | bigEndian16(index + 2);
    }
}
