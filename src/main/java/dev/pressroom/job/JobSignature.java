package dev.pressroom.job;

import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.finish.signature.SignatureOptions;

/**
 * That a job's document is to be signed, and with what. Clients may name a key; a job knows its id.
 *
 * @param keyId null where the client gave the name
 * @param name  null where the client gave the id, and always in a job
 */
public record JobSignature(@Nullable UUID keyId, @Nullable String name, SignatureOptions options) {

    /** @param id of the key that was found under the name */
    public JobSignature fixed(UUID id) {
        return new JobSignature(id, null, options);
    }

    /** Of a job's signature, which always has one. */
    public UUID fixedKey() {
        return Objects.requireNonNull(keyId);
    }
}
