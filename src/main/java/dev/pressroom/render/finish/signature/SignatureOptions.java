package dev.pressroom.render.finish.signature;

import org.jspecify.annotations.Nullable;

/**
 * What a signature is to be and to say.
 *
 * @param reason   why it was signed, in the author's words; as location, contact and name shown by readers
 * @param name     the signer's, null for the common name of the certificate
 * @param field    the form field's name, null for one that the library makes up
 * @param visible  where it shows on a page, null for nowhere
 */
public record SignatureOptions(Level level, @Nullable String reason, @Nullable String location,
        @Nullable String contact, @Nullable String name, @Nullable String field, @Nullable Box visible) {

    /** ETSI EN 319 142-1, the baseline levels of PAdES. */
    public enum Level {
        /** The signature alone. */
        B_B,
        /** And a time stamp of an authority: it was signed before then. */
        B_T,
        /** And proof that no certificate was revoked, for the time when nobody can tell any more. */
        B_LT
    }

    /**
     * A place on a page, from its top left corner, in CSS lengths.
     *
     * @param page  from 1; -1 is the last
     * @param text  null for name, date and reason, where there is no image; may hold {@code {name}}, {@code {date}},
     *              {@code {reason}} and {@code {location}}
     * @param image an asset's name, PNG or JPEG
     */
    public record Box(int page, String x, String y, String width, String height, @Nullable String text,
            @Nullable String image) {}
}
