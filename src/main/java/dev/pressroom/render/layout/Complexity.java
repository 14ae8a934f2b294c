package dev.pressroom.render.layout;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderLimits;
import dev.pressroom.render.layout.guard.Guard;

/** Refuses shapes that the engine would hang or overflow on: too deep, too wide spans, endless words. */
final class Complexity implements NodeVisitor {
    /** An element takes about 4 kB while it is laid out (measured with tables). */
    private static final long ELEMENTS = Math.clamp(Runtime.getRuntime().maxMemory() / 4_500, 50_000, 500_000);

    private final RenderLimits limits;
    private final Guard guard;
    private int word;
    private int elements;

    private Complexity(RenderLimits limits, Guard guard) {
        this.limits = limits;
        this.guard = guard;
    }

    static void require(Document document, RenderLimits limits, Guard guard) {
        NodeTraversor.traverse(new Complexity(limits, guard), document);
    }

    @Override
    public void head(Node node, int depth) {
        if (depth > limits.depth()) {
            throw guard.fail(Code.HTML_DEPTH_EXCEEDED, "elements stand in each other " + depth + " deep or deeper; "
                    + limits.depth() + " are allowed");
        }
        if (node instanceof TextNode text) {
            read(text.getWholeText());
        } else if (node instanceof Element element) {
            countElement();
            requireSpan(element, "colspan");
            requireSpan(element, "rowspan");
            word = element.isBlock() ? 0 : word;
        }
    }

    private void countElement() {
        elements++;
        if (elements > ELEMENTS) {
            throw guard.fail(Code.HTML_TOO_COMPLEX, "there are more than " + ELEMENTS
                    + " elements; the memory of this installation holds no more");
        }
    }

    private void requireSpan(Element element, String name) {
        String span = element.attr(name).strip();
        if (span.length() > 9 || !span.isEmpty() && span.chars().allMatch(Character::isDigit)
                && Integer.parseInt(span) > limits.span()) {
            throw guard.fail(Code.HTML_SPAN_EXCEEDED,
                    name + " is " + shortened(span) + "; " + limits.span() + " is the most that is allowed");
        }
    }

    private static String shortened(String span) {
        return span.length() <= 20 ? span : span.substring(0, 20) + "...";
    }

    /** Inline elements do not end a word, so it grows over them. */
    private void read(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean ends = Character.isWhitespace(letter) || letter == '-' || letter >= 0x2E80 && letter <= 0xD7FF;
            word = ends ? 0 : word + 1;
            if (word > limits.wordChars()) {
                throw guard.fail(Code.HTML_WORD_EXCEEDED, "a word has " + word + " characters or more; "
                        + limits.wordChars() + " are allowed");
            }
        }
    }
}
