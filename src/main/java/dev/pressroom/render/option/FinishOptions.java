package dev.pressroom.render.option;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of the pages once they are laid out.
 *
 * @param standard what the document is to conform to, null for nothing in particular
 * @param strict   whether a document that does not conform fails; else it is handed out with its verdict
 */
public record FinishOptions(@Nullable Standard standard, boolean strict) {
    public static final FinishOptions NONE = new FinishOptions(null, true);

    public boolean tagged() {
        return standard != null && standard.tagged();
    }

    /** Of PDF/A; 0 where none was asked for. */
    public int archivePart() {
        return standard == null ? 0 : standard.part();
    }
}
