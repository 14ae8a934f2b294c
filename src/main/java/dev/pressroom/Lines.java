package dev.pressroom;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into lines or records, whatever its pieces are; holds no more than one. For one thread at a time. */
public final class Lines {
    private final int longest;
    private final @Nullable Quotes quotes;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private boolean tooLong;
    private long number = 1;

    /** @param longest bytes of a line without its end */
    public Lines(int longest) {
        this(longest, null);
    }

    private Lines(int longest, @Nullable Quotes quotes) {
        this.longest = longest;
        this.quotes = quotes;
    }

    /**
     * Records of RFC 4180: an LF within a quoted field ends none. Numbers are those of records then.
     *
     * @param separator of fields; an ASCII character
     */
    public static Lines ofRecords(int longest, char separator) {
        return new Lines(longest, new Quotes(separator));
    }

    /**
     * A line without its LF; a CR before it is kept.
     *
     * @param number from 1
     * @param bytes  null where it is too long
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Line(long number, byte @Nullable [] bytes) {}

    /** The lines that end in this piece. */
    public List<Line> add(byte[] piece) {
        var ended = new ArrayList<Line>();
        int from = 0;
        for (int at = 0; at < piece.length; at++) {
            if (quotes == null ? piece[at] == '\n' : quotes.endsRecord(piece[at])) {
                append(piece, from, at);
                ended.add(end());
                from = at + 1;
            }
        }
        append(piece, from, piece.length);
        return ended;
    }

    /** What followed the last LF; empty where nothing did. */
    public List<Line> rest() {
        return open.size() == 0 && !tooLong ? List.of() : List.of(end());
    }

    private void append(byte[] piece, int from, int to) {
        if (tooLong || open.size() + (to - from) > longest) {
            tooLong = true;
            open.reset();
            return;
        }
        open.write(piece, from, to - from);
    }

    private Line end() {
        var line = new Line(number++, tooLong ? null : open.toByteArray());
        open.reset();
        tooLong = false;
        return line;
    }
}
