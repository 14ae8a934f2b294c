package dev.pressroom.signing;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.configuration.MemorySize;

/** Configuration as tests write it. */
public record Settings(@Nullable String url, @Nullable String username, @Nullable String password, List<String> hosts,
        Duration timeout, long maxAnswer) implements SigningConfig {

    public static Settings stamping(String url, String... hosts) {
        return new Settings(url, null, null, List.of(hosts), Duration.ofSeconds(5), 1_000);
    }

    public Authorities authorities() {
        return new Authorities(this);
    }

    @Override
    public int maxKeys() {
        return 10;
    }

    @Override
    public MemorySize maxKeystoreSize() {
        return new MemorySize(BigInteger.valueOf(100_000));
    }

    @Override
    public Optional<URI> tsaUrl() {
        return Optional.ofNullable(url).map(URI::create);
    }

    @Override
    public Optional<String> tsaUsername() {
        return Optional.ofNullable(username);
    }

    @Override
    public Optional<String> tsaPassword() {
        return Optional.ofNullable(password);
    }

    @Override
    public Optional<List<String>> revocationHosts() {
        return hosts.isEmpty() ? Optional.empty() : Optional.of(hosts);
    }

    @Override
    public MemorySize maxAnswerSize() {
        return new MemorySize(BigInteger.valueOf(maxAnswer));
    }
}
