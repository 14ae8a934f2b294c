package dev.pressroom.render.merge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

import io.quarkus.qute.Template;

/** The templates used last, parsed; Qute's templates are immutable, so threads may share them. */
final class ParsedTemplates {
    private static final int COUNT = 200;
    /** Longer ones are parsed each time rather than kept: two hundred of these are 50 MB of text at most. */
    private static final int CHARS = 128_000;

    /** Known by its whole content, so that accounts never meet over a name. */
    private record Source(String html, Map<String, String> partials) {
        int chars() {
            return html.length() + partials.values().stream().mapToInt(String::length).sum();
        }
    }

    private final BiFunction<String, Map<String, String>, Template> parser;
    private final Map<Source, Template> recent = new LinkedHashMap<>(COUNT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Template> eldest) {
            return size() > COUNT;
        }
    };

    ParsedTemplates(BiFunction<String, Map<String, String>, Template> parser) {
        this.parser = parser;
    }

    Template get(String html, Map<String, String> partials) {
        var source = new Source(html, partials);
        if (source.chars() > CHARS) {
            return parser.apply(html, partials);
        }
        synchronized (recent) {
            Template known = recent.get(source);
            if (known != null) {
                return known;
            }
        }
        Template template = parser.apply(html, partials);
        synchronized (recent) {
            recent.put(source, template);
        }
        return template;
    }
}
