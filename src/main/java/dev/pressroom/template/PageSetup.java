package dev.pressroom.template;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/**
 * Paper and margins as the version's author chose them; null leaves them to the stylesheet.
 *
 * @param size   {@code A4}, {@code Letter}, ... or two CSS lengths
 * @param margin one to four CSS lengths in CSS order
 */
@Embeddable
public record PageSetup(@Column(name = "page_size") @Nullable String size,
        @Column(name = "page_landscape") boolean landscape, @Column(name = "page_margin") @Nullable String margin) {
    public static final PageSetup NONE = new PageSetup(null, false, null);
}
