package dev.pressroom.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/**
 * Keeps requests that a client causes out of the operator's network. A host is resolved once, all of its addresses are checked, and
 * the request goes to one of those: asking for the name again, as an ordinary client does, would let the answer change in between.
 */
public final class AddressFence {
    private static final int MOST_CHARACTERS = 2048;
    /** A decimal with a leading zero, which some parsers read as octal. */
    private static final Pattern OCTAL = Pattern.compile("^0\\d+\\.|\\.0\\d|:0\\d+\\.");
    private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);
    private static final List<String> INSIDE = List.of(".local", ".internal", ".localhost");

    private final NameResolver resolver;
    private final Rules rules;

    /**
     * @param ports    beside 80 and 443
     * @param networks that may be reached though they are not public, on any port
     */
    public record Rules(Set<Integer> ports, List<AddressRange> networks) {}

    public AddressFence(NameResolver resolver, Rules rules) {
        this.resolver = resolver;
        this.rules = rules;
    }

    /** @return fails with {@link RefusedAddressException}, also where the name cannot be resolved */
    public Uni<Destination> admit(String url) {
        return Uni.createFrom().deferred(() -> {
            URI parsed = parsed(url);
            String host = host(parsed);
            return addresses(host).map(found -> admitted(parsed, host, found));
        });
    }

    /**
     * What can be told of a URL that is to be asked for later, and checked again then: over TLS to a name that may be public; to
     * any other only where it is open already.
     *
     * @return its host; fails with {@link RefusedAddressException}
     */
    public Uni<String> foresee(String url) {
        return Uni.createFrom().deferred(() -> {
            URI parsed = parsed(url);
            String host = host(parsed);
            boolean secure = "https".equalsIgnoreCase(parsed.getScheme());
            if (secure && mayBePublic(host)) {
                refusePort(parsed);
                return Uni.createFrom().item(host);
            }
            return addresses(host).map(found -> admitted(parsed, host, found)).invoke(to -> {
                if (!secure && !to.addresses().stream().allMatch(this::ours)) {
                    throw new RefusedAddressException("scheme is not https");
                }
            }).map(Destination::host);
        });
    }

    /** A name of more than one label, and none of those that networks keep to themselves. */
    private static boolean mayBePublic(String host) {
        String name = (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).toLowerCase(Locale.ROOT);
        return name.indexOf(':') < 0 && name.indexOf('.') > 0 && !looksLikeAnAddress(name)
                && INSIDE.stream().noneMatch(name::endsWith);
    }

    private static URI parsed(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new RefusedAddressException("longer than " + MOST_CHARACTERS + " characters");
        }
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new RefusedAddressException("scheme is not http or https");
            }
            return url;
        } catch (URISyntaxException broken) {
            throw new RefusedAddressException("no URL: " + broken.getReason());
        }
    }

    /** Of what looks like an address, only the form that every parser reads alike: four decimals, or IPv6 in brackets. */
    private static String host(URI url) {
        String authority = String.valueOf(url.getRawAuthority());
        if (url.getRawUserInfo() != null || authority.indexOf('@') >= 0) {
            throw new RefusedAddressException("credentials before the host");
        }
        String host = url.getHost();
        if (host == null || host.isEmpty()) {
            throw new RefusedAddressException("no host, or one in an ambiguous form: " + authority);
        }
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private Uni<List<InetAddress>> addresses(String host) {
        InetAddress literal = AddressRange.literal(host);
        if (literal != null && !OCTAL.matcher(host).find()) {
            return Uni.createFrom().item(List.of(literal));
        }
        if (literal != null || host.indexOf(':') >= 0 || looksLikeAnAddress(host)) {
            throw new RefusedAddressException("an address in an ambiguous form: " + host);
        }
        return resolver.resolve(host)
                .onFailure()
                .transform(failure -> new RefusedAddressException(host + " does not resolve: " + reason(failure)));
    }

    /** As browsers decide it: a last label of digits, or of hexadecimal ones after 0x, is never a name's. */
    private static boolean looksLikeAnAddress(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.substring(name.lastIndexOf('.') + 1).matches("\\d*|0[xX][0-9a-fA-F]*");
    }

    private static @Nullable String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private Destination admitted(URI url, String host, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            throw new RefusedAddressException(host + " has no address");
        }
        boolean anyPort = true;
        for (InetAddress address : addresses) {
            boolean ours = ours(address);
            if (!ours && ClosedRanges.contain(address)) {
                throw new RefusedAddressException(host + " is " + address.getHostAddress() + ", which is not public");
            }
            anyPort &= ours;
        }
        if (!anyPort) {
            refusePort(url);
        }
        return new Destination(url, host, port(url), List.copyOf(addresses));
    }

    private boolean ours(InetAddress address) {
        return rules.networks().stream().anyMatch(network -> network.contains(address));
    }

    private void refusePort(URI url) {
        int port = port(url);
        if (!USUAL_PORTS.contains(port) && !rules.ports().contains(port)) {
            throw new RefusedAddressException("port " + port + " is not among 80, 443 and the allowed ones");
        }
    }

    private static int port(URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        if (port < 1 || port > 65535) {
            throw new RefusedAddressException("there is no port " + port);
        }
        return port;
    }
}
