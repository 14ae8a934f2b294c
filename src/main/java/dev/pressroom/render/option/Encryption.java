package dev.pressroom.render.option;

import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * AES-256 over the whole document.
 *
 * @param userPassword  that opens it, null where anybody may
 * @param ownerPassword that lifts the restrictions, null for one that nobody knows
 * @param permissions   of those who open it without the owner's password
 */
public record Encryption(@Nullable String userPassword, @Nullable String ownerPassword, Set<Permission> permissions) {
    /** What a reader may do with an opened document; reading it aloud is always allowed. */
    public enum Permission {
        PRINT, PRINT_HIGH_RESOLUTION, COPY, MODIFY, ANNOTATE, FILL_FORMS, ASSEMBLE
    }

    public Encryption {
        permissions = Set.copyOf(Objects.requireNonNullElse(permissions, Set.of()));
    }

    /** Passwords stay out of every log and message. */
    @Override
    public String toString() {
        return "Encryption[permissions=" + permissions + "]";
    }
}
