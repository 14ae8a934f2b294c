package dev.pressroom.render.option;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a document says of itself; null where nothing is said.
 *
 * @param language BCP 47 tag
 */
public record Description(@Nullable String title, @Nullable String author, @Nullable String subject,
        @Nullable String keywords, @Nullable String language) {
    public static final Description NONE = new Description(null, null, null, null, null);

    /** Blank is nothing, and control characters are blanks: XML, and so the metadata stream, cannot hold them. */
    public Description {
        title = said(title);
        author = said(author);
        subject = said(subject);
        keywords = said(keywords);
        language = said(language);
    }

    /** This, and where it says nothing the other. */
    public Description over(Description other) {
        return new Description(chosen(other, Description::title), chosen(other, Description::author),
                chosen(other, Description::subject), chosen(other, Description::keywords),
                chosen(other, Description::language));
    }

    private @Nullable String chosen(Description other, Function<Description, @Nullable String> part) {
        String own = part.apply(this);
        return own == null ? part.apply(other) : own;
    }

    private static @Nullable String said(@Nullable String text) {
        String plain = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.isEmpty() ? null : plain;
    }
}
