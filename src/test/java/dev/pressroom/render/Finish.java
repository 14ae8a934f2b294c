package dev.pressroom.render;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.option.Attachment;
import dev.pressroom.render.option.Bound;
import dev.pressroom.render.option.Description;
import dev.pressroom.render.option.EInvoice;
import dev.pressroom.render.option.Encryption;
import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.render.option.Standard;
import dev.pressroom.render.option.Watermark;

/** Finish options as tests write them: only what differs. */
public final class Finish {
    private @Nullable Standard standard;
    private boolean strict = true;
    private Description description = Description.NONE;
    private boolean bookmarks;
    private @Nullable EInvoice facturX;
    private @Nullable Watermark watermark;
    private Bound bound = Bound.NONE;
    private @Nullable Encryption encryption;
    private final List<Attachment> attachments = new ArrayList<>();

    public static Finish plain() {
        return new Finish();
    }

    /** One that is not strict, so that tests can look at the verdict. */
    public static Finish as(String standard) {
        var finish = new Finish();
        finish.standard = Standard.of(standard).orElseThrow();
        finish.strict = false;
        return finish;
    }

    public Finish described(Description value) {
        description = value;
        return this;
    }

    public Finish bookmarks() {
        bookmarks = true;
        return this;
    }

    public Finish attached(Attachment... values) {
        attachments.addAll(List.of(values));
        return this;
    }

    public Finish invoiced(EInvoice value) {
        facturX = value;
        return this;
    }

    public Finish marked(Watermark value) {
        watermark = value;
        return this;
    }

    public Finish bound(List<String> before, List<String> after) {
        bound = new Bound(before, after);
        return this;
    }

    public Finish locked(Encryption value) {
        encryption = value;
        return this;
    }

    public FinishOptions options() {
        return new FinishOptions(standard, strict, description, bookmarks, attachments, facturX, watermark, bound,
                encryption);
    }

    public RenderRequest of(String html) {
        return Documents.with(Documents.document(html), options());
    }
}
