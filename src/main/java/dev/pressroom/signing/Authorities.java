package dev.pressroom.signing;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Whom this installation asks about signatures. Addresses inside of certificates come from whoever uploaded them, so none is
 * followed to a host that the operator did not name.
 */
@Startup // a wrong address ends the start
@ApplicationScoped
public class Authorities {
    private final Optional<URI> timeStamps;
    private final List<String> hosts;

    Authorities(SigningConfig config) {
        timeStamps = config.tsaUrl();
        hosts = config.revocationHosts().orElse(List.of()).stream().map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
        timeStamps.filter(url -> !isWeb(url)).ifPresent(url -> {
            throw new ConfigurationException("pressroom.signing.tsa-url must be an http or https URL with a host and"
                    + " without a user name; set pressroom.signing.tsa-username for one");
        });
        hosts.stream().filter(host -> !host.matches("[a-z0-9.-]+(:\\d{1,5})?")).forEach(host -> {
            throw new ConfigurationException(
                    "pressroom.signing.revocation-hosts has host names, each with :port where it is not 80 or 443; this is none: "
                            + host);
        });
        if (config.tsaUsername().isPresent() != config.tsaPassword().isPresent()) {
            throw new ConfigurationException(
                    "pressroom.signing.tsa-username and pressroom.signing.tsa-password go together");
        }
        if (config.timeout().isNegative() || config.timeout().isZero()) {
            throw new ConfigurationException("pressroom.signing.timeout must be longer than nothing");
        }
    }

    public Optional<URI> timeStamps() {
        return timeStamps;
    }

    /** Whether any revocation list may be fetched at all. */
    public boolean tellRevocations() {
        return !hosts.isEmpty();
    }

    /** Whether that address, which stands in a certificate, may be asked. */
    public boolean mayAsk(URI url) {
        if (!isWeb(url)) {
            return false;
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        boolean usual = url.getPort() == -1 || url.getPort() == (url.getScheme().equalsIgnoreCase("https") ? 443 : 80);
        return usual && hosts.contains(host) || hosts.contains(host + ":" + url.getPort());
    }

    private static boolean isWeb(URI url) {
        return url.getScheme() != null && url.getScheme().toLowerCase(Locale.ROOT).matches("https?")
                && url.getHost() != null && url.getUserInfo() == null;
    }
}
