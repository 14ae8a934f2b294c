package dev.pressroom.dialect.pressroom;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.pressroom.access.ApiKey;
import dev.pressroom.access.ApiKeys;

/** API keys on the wire. */
interface KeysWire {
    @Schema(name = "NewKey")
    record NewKey(
            @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters") String name,
            @NotEmpty @Size(max = 50) List<@NotNull String> scopes, @Nullable Instant expiresAt) {}

    @Schema(name = "Key")
    record Key(String id, String name, List<String> scopes, Instant createdAt, @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt, @Nullable Instant revokedAt) {

        static Key of(ApiKey key) {
            return new Key(key.wireId(), key.name(), key.scopes().stream().sorted().toList(), key.createdAt(),
                    key.lastUsedAt(), key.expiresAt(), key.revokedAt());
        }
    }

    /**
     * The only answer that shows a secret.
     *
     * @param key id and secret in one, for {@code x-api-key}
     */
    @Schema(name = "CreatedKey")
    record CreatedKey(String id, String secret, String key, String name, List<String> scopes, Instant createdAt,
            @Nullable Instant expiresAt) {

        static CreatedKey of(ApiKeys.IssuedKey issued) {
            Key key = Key.of(issued.key());
            return new CreatedKey(key.id(), issued.secret(), issued.whole(), key.name(), key.scopes(), key.createdAt(),
                    key.expiresAt());
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
