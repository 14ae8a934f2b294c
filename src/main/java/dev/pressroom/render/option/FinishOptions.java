package dev.pressroom.render.option;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.option.Standard.Archive;

/**
 * What becomes of the pages once they are laid out.
 *
 * @param standard    what the document is to conform to, null for nothing in particular
 * @param strict      whether a document that does not conform fails; else it is handed out with its verdict
 * @param description goes before what the template says
 * @param bookmarks   whether headings become an outline
 * @param attachments in the order in which they are shown
 * @param facturX     null for none; it implies PDF/A-3b where no standard was asked for
 * @param watermark   null for none
 * @param bound       other PDFs before and after the pages
 * @param encryption  null for none
 */
public record FinishOptions(@Nullable Standard standard, boolean strict, Description description, boolean bookmarks,
        List<Attachment> attachments, @Nullable EInvoice facturX, @Nullable Watermark watermark, Bound bound,
        @Nullable Encryption encryption) {
    public static final FinishOptions NONE = new FinishOptions(null, true, Description.NONE, false, List.of(), null,
            null, Bound.NONE, null);

    /** What an older version did not write yet is nothing. */
    public FinishOptions {
        standard = standard == null && facturX != null ? new Standard(Archive.A3B, false) : standard;
        description = Objects.requireNonNullElse(description, Description.NONE);
        attachments = List.copyOf(Objects.requireNonNullElse(attachments, List.of()));
        bound = Objects.requireNonNullElse(bound, Bound.NONE);
    }

    /** A standard and nothing else. */
    public static FinishOptions of(Standard standard, boolean strict) {
        return new FinishOptions(standard, strict, Description.NONE, false, List.of(), null, null, Bound.NONE, null);
    }

    /** The same with other passwords. */
    public FinishOptions with(@Nullable Encryption other) {
        return new FinishOptions(standard, strict, description, bookmarks, attachments, facturX, watermark, bound,
                other);
    }

    public boolean tagged() {
        return standard != null && standard.tagged();
    }

    /** Of PDF/A; 0 where none was asked for. */
    public int archivePart() {
        return standard == null ? 0 : standard.part();
    }
}
