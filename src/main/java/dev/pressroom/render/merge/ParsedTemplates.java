package dev.pressroom.render.merge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.quarkus.qute.Template;

/** The templates used last, parsed; Qute's templates are immutable, so threads may share them. */
final class ParsedTemplates {
    private static final int COUNT = 200;
    /** Longer ones are parsed each time rather than kept: two hundred of these are 50 MB of text at most. */
    private static final int CHARS = 128_000;

    private final Function<String, Template> parser;
    private final Map<String, Template> recent = new LinkedHashMap<>(COUNT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Template> eldest) {
            return size() > COUNT;
        }
    };

    ParsedTemplates(Function<String, Template> parser) {
        this.parser = parser;
    }

    Template get(String text) {
        if (text.length() > CHARS) {
            return parser.apply(text);
        }
        synchronized (recent) {
            Template known = recent.get(text);
            if (known != null) {
                return known;
            }
        }
        Template template = parser.apply(text);
        synchronized (recent) {
            recent.put(text, template);
        }
        return template;
    }
}
