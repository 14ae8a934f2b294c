package dev.pressroom.signing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Signing keys, and the authorities on the net that vouch for signatures. */
@ConfigMapping(prefix = "pressroom.signing")
public interface SigningConfig {
    /** Keys of one account. */
    @WithDefault("100")
    int maxKeys();

    @WithDefault("100K")
    MemorySize maxKeystoreSize();

    /** Where time stamps come from (RFC 3161 over HTTP); without it no signature is above the level b-b. */
    Optional<URI> tsaUrl();

    /** For a time-stamping authority that asks for HTTP Basic. */
    Optional<String> tsaUsername();

    Optional<String> tsaPassword();

    /** Hosts from which revocation lists and OCSP answers may be fetched; without any no signature is above b-t. */
    Optional<List<String>> revocationHosts();

    /** Of one request to an authority. */
    @WithDefault("15s")
    Duration timeout();

    /** Of one answer of an authority; certificate authorities' revocation lists can be large. */
    @WithDefault("5M")
    MemorySize maxAnswerSize();
}
