package dev.pressroom.dialect.influxion;

/** What a template or style sheet that came with a request says wrongly, and where. */
final class TemplateFault extends RuntimeException {
    private static final int SHOWN = 60;
    private final boolean syntax;

    /** Over a limit. */
    TemplateFault(String message) {
        super(message, null, false, false);
        syntax = false;
    }

    /** @param at the index in the text of what is refused */
    TemplateFault(String message, String text, int at) {
        super(message + " at " + place(text, at), null, false, false);
        syntax = true;
    }

    /** As the type of a detail. */
    String type() {
        return syntax ? "template_error" : "value_error";
    }

    static String cut(String text) {
        return text.substring(0, Math.min(text.length(), SHOWN));
    }

    private static String place(String text, int at) {
        long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
        return "line " + line + ", column " + (at - text.lastIndexOf('\n', at - 1));
    }
}
