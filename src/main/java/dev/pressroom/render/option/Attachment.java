package dev.pressroom.render.option;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A file that travels within the document.
 *
 * @param name      as readers show it
 * @param asset     whose content it has, null where it comes with the request
 * @param content   Base64, null where it is an asset's
 * @param mediaType null for the asset's own, or for none
 */
public record Attachment(String name, @Nullable String asset, @Nullable String content, @Nullable String mediaType,
        @Nullable String description, Relationship relationship) {

    /** What the file is to the document (ISO 32000-2, 7.11.3). */
    public enum Relationship {
        SOURCE, DATA, ALTERNATIVE, SUPPLEMENT, UNSPECIFIED;

        /** As PDF and clients write it, {@code Source}. */
        public String text() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }
}
