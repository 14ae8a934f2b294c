package dev.pressroom.dialect.influxion;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand between double braces, and what is said of anything else. Pure. */
final class BracePath {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern STEP = Pattern.compile("\\.[A-Za-z_][A-Za-z0-9_]*|\\[[0-9]+]");
    private static final Pattern FILTER = Pattern.compile("\\|\\s*([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern CALL = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)\\s*\\(");

    private BracePath() {}

    /** {@code name(.name | [digits])*}; step by step, since one pattern for all would be a recursion. */
    static boolean is(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.lookingAt()) {
            return false;
        }
        Matcher step = STEP.matcher(text);
        int end = name.end();
        while (end < text.length()) {
            if (!step.region(end, text.length()).lookingAt()) {
                return false;
            }
            end = step.end();
        }
        return true;
    }

    /** @param inner no path; its kind, its own name and the whole of it */
    static String otherwise(String inner) {
        String whole = " in '" + TemplateFault.cut("{{" + inner + "}}") + "'";
        if (inner.startsWith("-") || inner.startsWith("+") || inner.endsWith("-") || inner.endsWith("+")) {
            return "whitespace control" + whole;
        }
        Matcher filter = FILTER.matcher(inner);
        Matcher call = CALL.matcher(inner);
        boolean filtered = filter.find();
        boolean called = call.find();
        if (filtered && (!called || filter.start() < call.start())) {
            return "filter '" + TemplateFault.cut(filter.group(1)) + "'" + whole;
        }
        return called
                ? "call '" + TemplateFault.cut(call.group(1)) + "()'" + whole
                : "expression '" + TemplateFault.cut("{{" + inner + "}}") + "'";
    }
}
