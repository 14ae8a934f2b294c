package dev.pressroom.render.layout.font;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The characters of a document, known before it is laid out: they choose the fallback fonts and the need for bidi.
 *
 * @param all  also those of style sheets, which may generate text
 * @param text those of the text itself
 */
public record Characters(BitSet all, BitSet text) {
    private static final Pattern CSS_ESCAPE = Pattern.compile("\\\\([0-9a-fA-F]{1,6})");
    private static final BitSet RIGHT_TO_LEFT = IntStream.rangeClosed(0x590, Character.MAX_CODE_POINT)
            .filter(Characters::rightToLeft).collect(BitSet::new, BitSet::set, BitSet::or);

    public static Characters of(Document document) {
        var text = new BitSet();
        add(text, document.body().wholeText());
        var all = (BitSet) text.clone();
        for (Element element : document.select("style, [alt], [value], [placeholder], [style]")) {
            addCss(all, element.data());
            element.attributes().forEach(attribute -> addCss(all, attribute.getValue()));
        }
        return new Characters(all, text);
    }

    void addCss(String css) {
        addCss(all, css);
    }

    public boolean thai() {
        int first = all.nextSetBit(0xE00);
        return first >= 0 && first <= 0xE7F;
    }

    /** Devanagari and its neighbours, which are unreadable without substitutions. */
    boolean indic() {
        return indic(all);
    }

    static boolean indic(BitSet characters) {
        int first = characters.nextSetBit(0x900);
        return first >= 0 && first <= 0xDFF;
    }

    public boolean rightToLeft() {
        return all.intersects(RIGHT_TO_LEFT);
    }

    private static boolean rightToLeft(int codePoint) {
        return switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        };
    }

    private static void addCss(BitSet set, String css) {
        add(set, css);
        Matcher escapes = CSS_ESCAPE.matcher(css);
        while (escapes.find()) {
            int codePoint = Integer.parseInt(escapes.group(1), 16);
            if (Character.isValidCodePoint(codePoint)) {
                set.set(codePoint);
            }
        }
    }

    private static void add(BitSet set, String text) {
        for (int at = 0; at < text.length(); at++) {
            int codePoint = text.codePointAt(at);
            if (codePoint > 0xFFFF) {
                at++;
            }
            if (!set.get(codePoint) && drawn(codePoint)) {
                set.set(codePoint);
            }
        }
    }

    /** Spaces, controls, joiners and variation selectors need no glyph. */
    private static boolean drawn(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> !(codePoint >= 0xFE00 && codePoint <= 0xFE0F) && codePoint != 0xFFFC;
        };
    }
}
