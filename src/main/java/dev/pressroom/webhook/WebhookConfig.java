package dev.pressroom.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How deliveries are sent, and where they may go. */
@ConfigMapping(prefix = "pressroom.webhook")
public interface WebhookConfig {
    /** Whether this process sends; unless told, those that serve clients do. */
    Optional<Boolean> send();

    /** Beside 80 and 443. */
    Optional<Set<Integer>> allowPorts();

    /** Networks that may be reached though they are not public, on any port. */
    Optional<List<String>> allowPrivateNetworks();

    /** From the first byte of a request to the answer's status. */
    @WithDefault("20s")
    Duration timeout();

    @WithDefault("5s")
    Duration connectTimeout();

    /** Requests of this process under way. */
    @WithDefault("64")
    int concurrency();

    /** Of those, to one host. */
    @WithDefault("4")
    int concurrencyPerHost();

    /** Of those, of one account. */
    @WithDefault("16")
    int concurrencyPerAccount();

    /** How often each sender looks for deliveries that are due; new ones are heard of at once. */
    @WithDefault("2s")
    Duration sweep();

    /** How long the secret before goes on signing beside a new one. */
    @WithDefault("24h")
    Duration rotationOverlap();

    /** A webhook whose every attempt has failed for this long is disabled. */
    @WithDefault("5d")
    Duration disableAfter();

    /** Webhooks of one account. */
    @WithDefault("20")
    int maxWebhooks();

    /** How long deliveries can be looked up after they have ended. */
    @WithDefault("30d")
    Duration keep();

    /** How often each sender removes what is older. */
    @WithDefault("10m")
    Duration purge();
}
