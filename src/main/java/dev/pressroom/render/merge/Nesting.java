package dev.pressroom.render.merge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts how deep sections stand in each other before Qute parses them: its parser takes thousands, but the merge then
 * overflows the stack.
 */
final class Nesting {
    static final int DEEPEST = 100;

    private static final Pattern TAG = Pattern.compile("(?<!\\\\)\\{([#/])([a-zA-Z]*)[^{}]{0,2000}?(/)?\\}");
    private static final Pattern BLOCK = Pattern.compile("else|is|in|case");

    private final Deque<String> open = new ArrayDeque<>();

    private Nesting() {}

    static boolean tooDeep(String template) {
        var nesting = new Nesting();
        Matcher tags = TAG.matcher(template);
        while (tags.find() && nesting.open.size() <= DEEPEST) {
            nesting.read(tags);
        }
        return nesting.open.size() > DEEPEST;
    }

    private void read(Matcher tag) {
        String name = tag.group(2);
        if (tag.group(1).equals("/")) {
            close(name);
        } else if (tag.group(3) == null && !BLOCK.matcher(name).matches()) {
            open.push(name);
        }
    }

    /** A section that needs no end ends with the one around it. */
    private void close(String name) {
        if (name.isEmpty() || open.contains(name)) {
            while (!open.isEmpty() && !open.pop().equals(name) && !name.isEmpty()) {
                continue;
            }
        }
    }
}
