package dev.pressroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final UUID ID = UUID.fromString("0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001");
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final Secret secret = Secret.random();
    private final ApiKey key = key(NOW.plusSeconds(60));

    @Test
    void knowsItsSecret() {
        assertThat(key.hasSecret(secret.reveal())).isTrue();
    }

    @Test
    void knowsNoOtherSecret() {
        String near = secret.reveal().substring(1);

        assertThat(key.hasSecret(near)).isFalse();
        assertThat(key.hasSecret("")).isFalse();
        assertThat(key.hasSecret(Secret.random().reveal())).isFalse();
    }

    @Test
    void hasAnIdWithoutDots() {
        assertThat(key.wireId()).isEqualTo("pk_0199aaaabbbb7ccc8dddeeeeffff0001");
        assertThat(ApiKey.parseId(key.wireId())).contains(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pk_", "pk_0199aaaabbbb7ccc8dddeeeeffff000", "pk_0199aaaabbbb7ccc8dddeeeeffff00012",
            "pk_0199AAAABBBB7ccc8dddeeeeffff0001", "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001", "operator"})
    void readsNoOtherId(String text) {
        assertThat(ApiKey.parseId(text)).isEmpty();
    }

    @Test
    void isLiveUntilItExpires() {
        assertThat(key.isLive(NOW.plusSeconds(59))).isTrue();
        assertThat(key.isLive(NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void isDeadOnceRevoked() {
        key.revoke(NOW);

        assertThat(key.isLive(NOW)).isFalse();
    }

    @Test
    void keepsTheTimeOfItsFirstRevocation() {
        key.revoke(NOW);
        key.revoke(NOW.plusSeconds(1));

        assertThat(key.revokedAt()).isEqualTo(NOW);
    }

    @Test
    void makesSecretsOf256BitsWithoutDots() {
        assertThat(secret.reveal()).matches("[A-Za-z0-9_-]{43}");
        assertThat(secret.reveal()).isNotEqualTo(Secret.random().reveal());
    }

    @Test
    void keepsSecretsOutOfText() {
        var issued = new ApiKeys.IssuedKey(key, secret.reveal());

        assertThat(secret.toString()).doesNotContain(secret.reveal());
        assertThat(issued.toString()).doesNotContain(secret.reveal());
        assertThat(issued.whole()).isEqualTo(key.wireId() + "." + secret.reveal());
    }

    private ApiKey key(Instant expiresAt) {
        return new ApiKey(ID, new ApiKeys.NewKey(new UUID(1, 2), "build", List.of("keys"), expiresAt), secret, NOW);
    }
}
