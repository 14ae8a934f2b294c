package dev.pressroom.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is not the public net: the registries of special addresses (RFC 6890 and its successors), and the forms of IPv6 that carry
 * an IPv4 address within, since what they carry may be any. The predicates of {@link InetAddress} know less than half of it.
 */
final class ClosedRanges {
    private static final List<AddressRange> ALL = Stream
            .of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
                    "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
                    "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
                    // unspecified, loopback and IPv4-compatible
                    "::/96",
                    // NAT64
                    "64:ff9b::/96", "64:ff9b:1::/48", "100::/64",
                    // Teredo
                    "2001::/32", "2001:db8::/32",
                    // 6to4
                    "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8")
            .map(AddressRange::of).toList();

    private ClosedRanges() {}

    static boolean contain(InetAddress address) {
        return ALL.stream().anyMatch(range -> range.contains(address));
    }
}
