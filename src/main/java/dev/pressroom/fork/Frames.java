package dev.pressroom.fork;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Frames over a pair of pipes. On the wire: kind, head's length, number of blobs, the head, then each blob after its length. */
final class Frames {
    /** Above all that a render may be given or give; a longer frame is noise on the pipe and must not be believed. */
    private static final int LONGEST = 1 << 29;
    private static final int MOST_BLOBS = 64;
    private static final int BUFFER = 1 << 16;
    private static final Frame.Kind[] KINDS = Frame.Kind.values();

    private final DataInputStream in;
    private final DataOutputStream out;

    Frames(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
        this.out = new DataOutputStream(new BufferedOutputStream(out, BUFFER));
    }

    synchronized void write(Frame frame) throws IOException {
        out.writeByte(frame.kind().ordinal());
        out.writeInt(frame.head().length);
        out.writeInt(frame.blobs().size());
        out.write(frame.head());
        for (byte[] blob : frame.blobs()) {
            out.writeInt(blob.length);
            out.write(blob);
        }
        out.flush();
    }

    /** @throws EOFException where the other side has gone */
    Frame read() throws IOException {
        int kind = in.readUnsignedByte();
        if (kind >= KINDS.length) {
            throw new IOException("no frame begins with " + kind);
        }
        int headLength = length(LONGEST);
        int count = length(MOST_BLOBS);
        byte[] head = in.readNBytes(headLength);
        List<byte[]> blobs = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            blobs.add(bytes(length(LONGEST)));
        }
        return new Frame(KINDS[kind], complete(head, headLength), blobs);
    }

    private int length(int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("a frame cannot have a part of " + length);
        }
        return length;
    }

    private byte[] bytes(int length) throws IOException {
        return complete(in.readNBytes(length), length);
    }

    private static byte[] complete(byte[] read, int length) throws EOFException {
        if (read.length < length) {
            throw new EOFException("the frame is cut off");
        }
        return read;
    }
}
