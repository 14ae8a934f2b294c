package dev.pressroom.render.option;

import java.util.List;
import java.util.Objects;

/**
 * Stored PDFs that are bound with the pages, by the names of their assets.
 *
 * @param before the first page, in this order
 * @param after  the last page, in this order
 */
public record Bound(List<String> before, List<String> after) {
    public static final Bound NONE = new Bound(List.of(), List.of());

    public Bound {
        before = List.copyOf(Objects.requireNonNullElse(before, List.of()));
        after = List.copyOf(Objects.requireNonNullElse(after, List.of()));
    }
}
