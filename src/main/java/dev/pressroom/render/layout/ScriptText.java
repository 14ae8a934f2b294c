package dev.pressroom.render.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

import dev.pressroom.render.layout.font.ThaiMarks;

/**
 * Text of scripts that the engine would draw letter by letter, prepared for the shipped fonts: marks of Thai in their
 * place, and phrases of Devanagari in one piece, since each change of font leaves a gap.
 */
final class ScriptText {
    private static final Pattern DEVANAGARI = Pattern
            .compile(
                    "\\u20B9?[\\u0900-\\u097F]([\\u0900-\\u097F\\s\\d.,:;!?()/\\u20B9\\u2013\\u200C\\u200D-]*[\\u0900-\\u097F])?[.,:;!?)]*");
    private static final String SHAPED = "font-family:'Noto Sans Devanagari'";
    private static final String LEFT_ALONE = "svg, style, script, title, textarea, option, select";

    private ScriptText() {}

    static void prepare(Document document) {
        var texts = new ArrayList<TextNode>();
        document.body().traverse((NodeVisitor) (node, depth) -> {
            if (node instanceof TextNode text && concerned(text.getWholeText())
                    && text.parent() instanceof Element parent && parent.closest(LEFT_ALONE) == null) {
                texts.add(text);
            }
        });
        texts.forEach(ScriptText::prepare);
    }

    private static boolean concerned(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character >= 0x900 && character <= 0x97F || character >= 0xE30 && character <= 0xE4D) {
                return true;
            }
        }
        return false;
    }

    /** Of the phrases in one piece, as lines may break them. */
    static Set<String> words(Document document) {
        var words = new HashSet<String>();
        for (Element phrase : document.getElementsByAttributeValue("style", SHAPED)) {
            for (String word : phrase.wholeText().split("\\s+")) {
                words.add(word);
                words.addAll(List.of(word.split("(?<=[-–/])")));
            }
        }
        words.remove("");
        return words;
    }

    private static void prepare(TextNode node) {
        String text = node.getWholeText();
        if (ThaiMarks.in(text)) {
            node.text(ThaiMarks.placed(text));
        } else if (text.chars().anyMatch(character -> character >= 0x900 && character <= 0x97F)) {
            wrap(node, text);
        }
    }

    private static void wrap(TextNode node, String text) {
        Matcher phrase = DEVANAGARI.matcher(text);
        int end = 0;
        while (phrase.find()) {
            node.before(new TextNode(text.substring(end, phrase.start())));
            node.before(new Element("span").attr("style", SHAPED)
                    .appendChild(new TextNode(phrase.group())));
            end = phrase.end();
        }
        node.text(text.substring(end));
    }
}
