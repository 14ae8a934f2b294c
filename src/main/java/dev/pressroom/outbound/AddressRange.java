package dev.pressroom.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.netty.util.NetUtil;

/** A block of addresses, {@code 10.0.0.0/8}; addresses of the other family are outside. */
public final class AddressRange {
    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /**
     * @param text address and prefix length; an address alone is a block of one
     * @throws IllegalArgumentException where it is neither
     */
    public static AddressRange of(String text) {
        String[] parts = text.strip().split("/", 2);
        InetAddress address = literal(parts[0]);
        if (address == null) {
            throw new IllegalArgumentException("'" + text + "' is no network such as 10.0.0.0/8 or fd00::/8");
        }
        byte[] bytes = address.getAddress();
        return new AddressRange(bytes, parts.length == 1 ? bytes.length * 8 : bits(text, parts[1], bytes.length * 8));
    }

    private static int bits(String text, String number, int most) {
        if (!number.matches("\\d{1,3}") || Integer.parseInt(number) > most) {
            throw new IllegalArgumentException(
                    "'" + text + "' has no prefix length from 0 to " + most + " behind its slash");
        }
        return Integer.parseInt(number);
    }

    /** The address that a text is, without asking anybody; null where it is a name. What is IPv4 written as IPv6 becomes IPv4. */
    static @Nullable InetAddress literal(String text) {
        byte[] bytes = text.indexOf('%') >= 0 ? null : NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        int whole = bits / 8;
        if (bytes.length != network.length || !Arrays.equals(bytes, 0, whole, network, 0, whole)) {
            return false;
        }
        int mask = 0xff00 >> bits % 8 & 0xff;
        return mask == 0 || (bytes[whole] & mask) == (network[whole] & mask);
    }
}
