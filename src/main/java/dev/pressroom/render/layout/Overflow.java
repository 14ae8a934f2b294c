package dev.pressroom.render.layout;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import com.openhtmltopdf.css.constants.CSSName;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.layout.Layer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.pdfboxout.PdfBoxFontContext;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.InlineLayoutBox;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.LineBox;
import com.openhtmltopdf.render.PageBox;

import dev.pressroom.render.RenderReport.Place;
import dev.pressroom.render.layout.css.ElementName;
import dev.pressroom.render.layout.guard.Guard;

/**
 * Looks for what is wider than its place, once the boxes are laid out: beyond the page's margins nothing is drawn, and
 * beyond its box it may cover its neighbours. Every box is looked at once, by its numbers alone.
 */
final class Overflow {
    private static final String CODE = "overflow";
    private static final int MOST = 20;
    private static final float MM_PER_PX = 25.4f / 96;
    private final Layer root;
    private final CssContext context;
    private final Guard guard;
    private final float dotsPerPixel;
    private final int narrowest;
    private int reported;

    private Overflow(BlockBox root, CssContext context, float dotsPerPixel, Guard guard) {
        this.root = root.getLayer();
        this.context = context;
        this.guard = guard;
        this.dotsPerPixel = dotsPerPixel;
        narrowest = this.root.getPages().stream().mapToInt(page -> page.getContentWidth(context)).min().orElse(0);
    }

    static void look(BlockBox root, SharedContext shared, Guard guard) {
        var context = shared.newLayoutContextInstance();
        context.setFontContext(new PdfBoxFontContext());
        var overflow = new Overflow(root, context, shared.getDotsPerPixel(), guard);
        overflow.blocks(root, root);
        overflow.layers(root.getLayer());
    }

    /** Floats, and what is positioned, hang beside the tree of boxes. */
    private void layers(Layer layer) {
        layer.getFloats().forEach(floated -> block(floated, null));
        for (Layer child : layer.getChildren()) {
            CalculatedStyle style = child.getMaster().getStyle();
            if (style.isAbsolute() && child.getMaster() instanceof BlockBox master) {
                block(master, null);
            }
            if (!style.isFixed()) {
                layers(child);
            }
        }
    }

    private void blocks(Box parent, @Nullable Box around) {
        List<Box> children = parent.getChildren();
        for (int at = 0; at < children.size() && reported < MOST; at++) {
            switch (children.get(at)) {
                case LineBox line -> line(line, around);
                case BlockBox block -> block(block, around);
                case Box other -> blocks(other, around);
            }
        }
    }

    private void block(BlockBox block, @Nullable Box around) {
        CalculatedStyle style = block.getStyle();
        int left = block.getAbsX();
        if (sticksOut(left, left + block.getWidth(), around) && judged(block, around)) {
            return;
        }
        if (!style.isOverflowApplies() || style.isOverflowVisible()) {
            blocks(block, block.isAnonymous() ? around : block);
        }
    }

    /** @return whether there is nothing more to say of it and what it contains */
    private boolean judged(BlockBox block, @Nullable Box around) {
        var edge = block.getBorderEdge(block.getAbsX(), block.getAbsY(), context);
        return judged(new Extent(edge.x, edge.x + edge.width, block.getAbsY()), block,
                deliberate(block) ? null : around,
                null);
    }

    /** Whoever moves a box by negative margins or by its position wants it beside its place. */
    private boolean deliberate(BlockBox block) {
        return block.getStyle().isRelative() || block.getMargin(context).left() < 0
                || block.getMargin(context).right() < 0;
    }

    /** What stands in the line may be the cause, and then says it better. */
    private void line(LineBox line, @Nullable Box around) {
        int before = reported;
        line.getChildren().forEach(child -> inline(child, around));
        int left = line.getAbsX();
        int right = left + line.getContentWidth();
        if (reported == before && sticksOut(left, right, around)) {
            judged(new Extent(left, right, line.getAbsY()), line, around, words(line));
        }
    }

    private void inline(Box box, @Nullable Box around) {
        if (box instanceof BlockBox block) {
            block(block, around);
        } else if (box instanceof InlineLayoutBox inline) {
            inline.getInlineChildren().forEach(child -> {
                if (child instanceof Box inner) {
                    inline(inner, around);
                }
            });
        }
    }

    private record Extent(int left, int right, int top) {}

    /** A first look, at numbers that are to hand. */
    private boolean sticksOut(int left, int right, @Nullable Box around) {
        return beyond(left, right, 0, narrowest) > 0 || around != null
                && beyond(left, right, around.getAbsX(), around.getAbsX() + around.getWidth()) > 0;
    }

    private boolean judged(Extent extent, Box box, @Nullable Box around, @Nullable String words) {
        PageBox page = root.getPage(context, extent.top(), false);
        int width = page == null ? narrowest : page.getContentWidth(context);
        int offPage = beyond(extent.left(), extent.right(), 0, width);
        if (offPage > 0 && !turned(box)) {
            String side = extent.right() > width ? "right" : "left";
            report(box, words, page, mm(offPage) + " beyond the page's " + side + " margin, where it is cut off");
            return true;
        }
        return offPage == 0 && around != null && judgedWithin(extent, box, around, words);
    }

    /** What fills the page has no edge to be seen, and pages may differ in width. */
    private boolean judgedWithin(Extent extent, Box box, Box around, @Nullable String words) {
        int off = beyond(extent.left(), extent.right(), around.getAbsX(), around.getAbsX() + around.getWidth());
        if (off == 0 || around.getWidth() >= narrowest) {
            return false;
        }
        report(box, words, root.getPage(context, extent.top(), false),
                mm(off) + " out of " + (words == null ? name(around, null) : "its box"));
        return true;
    }

    /** In dots; what is less than a pixel is rounding. */
    private int beyond(int left, int right, int from, int to) {
        int most = Math.max(from - left, right - to);
        return most > dotsPerPixel ? most : 0;
    }

    /** Where it is drawn is not where it was laid out. */
    private static boolean turned(Box box) {
        for (Box at = box; at != null; at = at.getParent()) {
            if (at.getStyle() != null && !at.getStyle().isIdent(CSSName.TRANSFORM, IdentValue.NONE)) {
                return true;
            }
        }
        return false;
    }

    private void report(Box box, @Nullable String words, @Nullable PageBox page, String how) {
        reported++;
        String element = name(box, words);
        int number = page == null ? 1 : page.getPageNo() + 1;
        guard.warn(CODE, "page " + number + ": " + element + " sticks " + how, Place.page(number, element));
    }

    private String mm(int dots) {
        return String.format(Locale.ROOT, "%.1f mm", dots / dotsPerPixel * MM_PER_PX);
    }

    private static String name(Box box, @Nullable String words) {
        for (Box at = box; at != null; at = at.getParent()) {
            Element element = at.getElement();
            if (element != null) {
                return words == null ? ElementName.of(element) : ElementName.of(element, words);
            }
        }
        return "<body>";
    }

    private static String words(Box line) {
        var words = new StringBuilder();
        line.getChildren().forEach(child -> collect(child, words));
        return words.toString();
    }

    private static void collect(Object child, StringBuilder words) {
        if (child instanceof InlineText text) {
            words.append(text.getSubstring());
        } else if (child instanceof InlineLayoutBox inline) {
            inline.getInlineChildren().forEach(inner -> collect(inner, words));
        }
    }
}
