package dev.pressroom.webhook;

import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;

import dev.pressroom.outbound.AddressFence;
import dev.pressroom.outbound.AddressRange;
import dev.pressroom.outbound.Destination;
import dev.pressroom.outbound.NameResolver;
import dev.pressroom.outbound.RefusedAddressException;
import dev.pressroom.problem.Problem;

/** The address fence as the operator has set it up for webhooks. */
@Startup // a network that is none stops the start, not the first webhook
@Singleton
class WebhookFence {
    /** Nobody learns from it what a name stands for inside the operator's network, or whether there is such a name. */
    private static final String REFUSAL = "The URL must be http or https, on port 80, 443 or another that the operator allows,"
            + " without credentials, and its host must be a public one that resolves.";

    private final AddressFence fence;

    WebhookFence(NameResolver resolver, WebhookConfig config) {
        fence = new AddressFence(resolver, new AddressFence.Rules(config.allowPorts().orElse(Set.of()),
                config.allowPrivateNetworks().orElse(List.of()).stream().map(WebhookFence::range).toList()));
    }

    private static AddressRange range(String text) {
        try {
            return AddressRange.of(text);
        } catch (IllegalArgumentException broken) {
            throw new ConfigurationException("pressroom.webhook.allow-private-networks: " + broken.getMessage(),
                    broken);
        }
    }

    /** @return fails with {@link RefusedAddressException} */
    Uni<Destination> admit(String url) {
        return fence.admit(url);
    }

    /**
     * For a URL that a client names now.
     *
     * @param pointer at the field that it came in
     * @return its host; fails with {@link Problem.Invalid}
     */
    Uni<String> host(Object accountId, String pointer, String url) {
        return named(accountId, pointer, fence.admit(url).map(Destination::host));
    }

    /** As {@link #host}, by what the URL says of itself: over TLS, to a name that may be public. It is looked at again when it is used. */
    Uni<String> foreseen(Object accountId, String pointer, String url) {
        return named(accountId, pointer, fence.foresee(url));
    }

    private static Uni<String> named(Object accountId, String pointer, Uni<String> host) {
        return host.map(WebhookFence::key)
                .onFailure(RefusedAddressException.class).transform(refused -> {
                    Log.infof("webhook address refused account=%s field=%s reason=%s", accountId, pointer,
                            refused.getMessage());
                    return new Problem.Invalid(pointer, REFUSAL);
                });
    }

    /** Under which requests to a host are counted. */
    private static String key(String host) {
        return host.toLowerCase(java.util.Locale.ROOT);
    }
}
