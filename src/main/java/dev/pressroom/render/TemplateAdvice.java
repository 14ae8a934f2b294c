package dev.pressroom.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.layout.css.IgnoredCss;
import dev.pressroom.render.merge.Outline;

/** What can be said of a template that renders, or would, without rendering it; CPU-bound, so off the event loop. */
@Singleton
public class TemplateAdvice {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Outline.Reader reader = new Outline.Reader();

    /** CSS that will have no effect, of the style sheet and of the style elements; what Qute fills in is left alone. */
    public List<Warning> css(String html, @Nullable String css) {
        var warnings = new ArrayList<Warning>();
        for (Element style : Jsoup.parse(html).select("head style, body style")) {
            if (style.closest("svg") == null && !style.data().contains("{#")) {
                IgnoredCss.inSheet(style.data()).forEach(ignored -> warnings.add(ignored.warning("style", null)));
            }
        }
        if (css != null) {
            IgnoredCss.inSheet(css).forEach(ignored -> warnings.add(ignored.warning("css", null)));
        }
        return List.copyOf(warnings);
    }

    /**
     * What the template reads without a word of what to do where it is missing, and the data does not have.
     *
     * @param data a JSON object as text
     */
    public List<String> missing(String html, String data) {
        JsonNode read = parsed(data);
        return reader.read(html).required().stream().filter(path -> !has(read, List.of(path.split("\\."))))
                .toList();
    }

    private static JsonNode parsed(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException checked) {
            throw new IllegalArgumentException(checked);
        }
    }

    /** What is read of a text, a number or a list itself is no member of the data. */
    private static boolean has(JsonNode value, List<String> path) {
        if (path.isEmpty() || !value.isObject()) {
            return true;
        }
        String step = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        JsonNode member = value.get(step.replace("[]", ""));
        if (member == null) {
            return false;
        }
        return member.isArray()
                ? StreamSupport.stream(member.spliterator(), false).allMatch(item -> has(item, rest))
                : has(member, rest);
    }
}
