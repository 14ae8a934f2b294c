package dev.pressroom.render.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An example in the documentation with a picture below it.
 *
 * @param locale of the block, {@code html locale de}
 * @param data   the last JSON above it on its page
 * @param others blocks with a name behind their language, by both: {@code html partial letterhead}
 */
record Example(String page, String picture, String html, String locale, String data, Map<String, String> others) {
    private static final String LOCALE = "locale ";
    private static final Path DOCS = Path.of("docs");
    private static final Pattern PART = Pattern.compile("(?ms)^```(\\w+)(?: ([^\\n]*))?\\n(.*?)^```$"
            + "|^!\\[[^]]*]\\((?:\\.\\./)?images/([a-z0-9-]+)\\.png\\)$");

    static Path file(String picture) {
        return DOCS.resolve("images").resolve(picture + ".png");
    }

    static Stream<Example> all() throws IOException {
        var examples = new ArrayList<Example>();
        try (var pages = Files.walk(DOCS)) {
            for (Path page : pages.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
                examples.addAll(of(page));
            }
        }
        return examples.stream();
    }

    private static List<Example> of(Path page) throws IOException {
        var examples = new ArrayList<Example>();
        var others = new HashMap<String, String>();
        String html = "";
        String locale = "";
        String data = "{}";
        Matcher part = PART.matcher(Files.readString(page));
        while (part.find()) {
            if (part.group(4) != null) {
                examples.add(new Example(page.getFileName().toString(), part.group(4), html, locale, data,
                        Map.copyOf(others)));
            } else if (part.group(2) != null && !part.group(2).startsWith(LOCALE)) {
                others.put(part.group(1) + " " + part.group(2), part.group(3));
            } else if (part.group(1).equals("html")) {
                html = part.group(3);
                locale = part.group(2) == null ? "en-US" : part.group(2).substring(LOCALE.length());
            } else if (part.group(1).equals("json")) {
                data = part.group(3);
            }
        }
        return examples;
    }

    /** The blocks of that kind, {@code html partial}, by name. */
    Map<String, String> named(String kind) {
        var named = new HashMap<String, String>();
        others.forEach((key, text) -> {
            if (key.startsWith(kind + " ")) {
                named.put(key.substring(kind.length() + 1), text);
            }
        });
        return named;
    }

    @Override
    public String toString() {
        return page + " " + picture;
    }
}
