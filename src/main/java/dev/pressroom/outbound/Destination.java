package dev.pressroom.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Where a request may go: to one of these addresses and no other, though it speaks of the URL's host (Host header, TLS).
 *
 * @param host      as the URL writes it, without the brackets of IPv6
 * @param port      the scheme's where the URL names none
 * @param addresses at least one, all of them checked, in the order in which to try them
 */
public record Destination(URI url, String host, int port, List<InetAddress> addresses) {
    public boolean secure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /** Path and query, as the first line of a request has them. */
    public String target() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
