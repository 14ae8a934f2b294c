package dev.pressroom.template;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

/**
 * What one account may store.
 *
 * @param htmlSize bytes of a template's HTML
 * @param assets   of the account
 * @param pixels   of one image
 */
public record Allowance(long htmlSize, long assets, long pixels) {

    /** Who knows it; implemented above this room. */
    public interface Source {
        Uni<Allowance> of(UUID accountId);
    }
}
