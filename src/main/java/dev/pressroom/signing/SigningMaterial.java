package dev.pressroom.signing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What it takes to sign.
 *
 * @param privateKey PKCS#8, DER
 * @param chain      X.509, DER; the key's own certificate first
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record SigningMaterial(byte[] privateKey, List<byte[]> chain) {

    /** One envelope for both: a chain that could be altered at rest would sign in another's name. */
    byte[] written() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, privateKey);
            out.writeInt(chain.size());
            for (byte[] certificate : chain) {
                write(out, certificate);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static SigningMaterial read(byte[] written) {
        try (var in = new DataInputStream(new ByteArrayInputStream(written))) {
            byte[] privateKey = in.readNBytes(in.readInt());
            int count = in.readInt();
            var chain = new ArrayList<byte[]>();
            for (int number = 0; number < count; number++) {
                chain.add(in.readNBytes(in.readInt()));
            }
            return new SigningMaterial(privateKey, List.copyOf(chain));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "signing material with " + chain.size() + " certificates";
    }
}
