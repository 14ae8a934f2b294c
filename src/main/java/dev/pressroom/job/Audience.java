package dev.pressroom.job;

import org.jspecify.annotations.Nullable;

/**
 * Who is told how a job ends.
 *
 * @param silent   true where nobody is, as of a preview or of one among many in a batch
 * @param callback beside the account's webhooks; null for none
 */
public record Audience(boolean silent, @Nullable Callback callback) {
    public static final Audience WEBHOOKS = new Audience(false, null);
    public static final Audience NOBODY = new Audience(true, null);
}
