package dev.pressroom.template.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;

/** A schema's patterns on an engine whose time grows with the text's length alone; what it cannot do is refused at upload. */
final class LinearPatterns implements RegularExpressionFactory {
    private static final int MAX_PROGRAM = 5_000;
    private static final java.util.regex.Pattern UNICODE_ESCAPE = java.util.regex.Pattern
            .compile("((?<!\\\\)(?:\\\\\\\\)*)\\\\u([0-9a-fA-F]{4})");
    private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern
            .compile("\\{(\\d{1,9})(,(\\d{0,9}))?}");

    /** @throws IllegalArgumentException with words for the schema's author */
    @Override
    public RegularExpression getRegularExpression(String regex) {
        Pattern pattern = compile(regex);
        int instructions = pattern.programSize();
        return text -> {
            Budget.spendOnPattern(instructions, text.length());
            return pattern.matcher(text).find();
        };
    }

    static Pattern compile(String regex) {
        // the engine unrolls counted repetitions, nested ones by their product, and only then looks at the size
        if (unrolled(regex) > MAX_PROGRAM) {
            throw new IllegalArgumentException("The pattern is too large: its counted repetitions multiply.");
        }
        try {
            Pattern pattern = Pattern.compile(UNICODE_ESCAPE.matcher(regex).replaceAll("$1\\\\x{$2}"));
            if (pattern.programSize() > MAX_PROGRAM) {
                throw new IllegalArgumentException("The pattern is too large.");
            }
            return pattern;
        } catch (PatternSyntaxException unsupported) {
            throw new IllegalArgumentException(
                    "The pattern is not supported (RE2 syntax, without look-around and back references): "
                            + unsupported.getDescription() + ".",
                    unsupported);
        }
    }

    /** About how many characters the pattern had with its repetitions written out; {@code x{2,3}} counts 3. */
    private static long unrolled(String regex) {
        Deque<Long> outer = new ArrayDeque<>();
        long total = 0;
        long last = 0;
        Matcher count = COUNT.matcher(regex);
        for (int at = 0; at < regex.length() && total <= Integer.MAX_VALUE; at++) {
            char here = regex.charAt(at);
            if (here == '(') {
                outer.push(total);
                total = 0;
                last = 0;
            } else if (here == ')' && !outer.isEmpty()) {
                last = total + 2;
                total = outer.pop() + last;
            } else if (here == '{' && count.region(at, regex.length()).lookingAt()) {
                long times = times(count);
                total += last * (times - 1);
                last *= times;
                at = count.end() - 1;
            } else {
                at = endOfAtom(regex, at);
                last = 1;
                total++;
            }
        }
        return total;
    }

    private static long times(Matcher count) {
        String upper = count.group(3);
        return Math.max(1,
                upper == null || upper.isEmpty() ? Long.parseLong(count.group(1)) + 1 : Long.parseLong(upper));
    }

    private static int endOfAtom(String regex, int start) {
        if (regex.charAt(start) == '\\') {
            return start + 1;
        }
        if (regex.charAt(start) != '[') {
            return start;
        }
        int at = start + 1;
        while (at < regex.length() && (regex.charAt(at) != ']' || at == start + 1)) {
            at += regex.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
