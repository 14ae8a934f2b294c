package dev.pressroom;

/**
 * Where the records of RFC 4180 end, byte by byte. A quote opens a field only as its first character, as the CSV reader has it: within
 * a field like {@code 5" pipe} it is a character like others. For one thread at a time.
 */
final class Quotes {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final char separator;
    private Place place = Place.FIELD_START;
    /** Bytes of the mark that were seen at the very start; beyond its length once it cannot follow any more. */
    private int mark;

    /** @param separator of fields; an ASCII character */
    Quotes(char separator) {
        this.separator = separator;
    }

    private enum Place {
        FIELD_START, PLAIN, QUOTED,
        /** A quote within quotes: the first of two, or the last of the field. */
        QUOTE_IN_QUOTES
    }

    /** Whether this is the LF that ends a record. */
    boolean endsRecord(byte next) {
        if (isMark(next)) {
            return false;
        }
        place = after(next);
        return next == '\n' && place != Place.QUOTED;
    }

    private boolean isMark(byte next) {
        boolean follows = mark < BYTE_ORDER_MARK.length && next == BYTE_ORDER_MARK[mark];
        mark = follows ? mark + 1 : BYTE_ORDER_MARK.length;
        return follows;
    }

    private Place after(byte next) {
        if (place == Place.QUOTED) {
            return next == '"' ? Place.QUOTE_IN_QUOTES : Place.QUOTED;
        }
        if (next == '"' && place != Place.PLAIN) {
            return Place.QUOTED;
        }
        return next == separator || next == '\n' || next == '\r' ? Place.FIELD_START : Place.PLAIN;
    }
}
