package dev.pressroom.render.layout;

import java.util.Set;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import dev.pressroom.render.layout.guard.Guard;

/** What those hear who cannot see a picture: whichever way the author wrote it, the engine looks for {@code alt}. */
final class AlternateTexts {
    private static final Set<String> SILENT = Set.of("presentation", "none");

    private AlternateTexts() {}

    static void complete(Document document, Guard guard) {
        document.select("img, svg").stream().filter(picture -> !picture.parents().is("svg"))
                .forEach(picture -> complete(picture, guard));
    }

    private static void complete(Element picture, Guard guard) {
        String text = text(picture);
        if (!text.isEmpty()) {
            picture.attr("alt", text);
        } else if (decorative(picture)) {
            picture.attr("alt", LaidOut.DECORATIVE);
        } else {
            guard.warn("missing-alt", described(picture) + " has no alternate text: add alt=\"..\","
                    + " or alt=\"\" where it is but decoration");
        }
    }

    private static String text(Element picture) {
        Element title = picture.normalName().equals("svg") ? picture.selectFirst("> title") : null;
        for (String text : new String[]{picture.attr("alt"), picture.attr("aria-label"),
                title == null ? "" : title.wholeText(), picture.attr("title")}) {
            if (!text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }

    private static boolean decorative(Element picture) {
        return picture.hasAttr("alt") || picture.attr("aria-hidden").equals("true")
                || SILENT.contains(picture.attr("role"));
    }

    private static String described(Element picture) {
        String source = picture.attr("src");
        return source.isEmpty() || source.startsWith("data:")
                ? "a picture (" + picture.normalName() + ")"
                : "the picture '" + source + "'";
    }
}
