package dev.pressroom;

import java.lang.reflect.Array;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;

/**
 * A statement as PostgreSQL's protocol wants it: {@code $1} for each place of a {@code :name}.
 *
 * @param names by place; a name that stands twice has two places, so that each may be of its own type
 */
record SqlText(String text, List<String> names) {
    /** A literal, in which a colon means nothing, or a name. */
    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'|(?<!:):([A-Za-z]\\w*)");
    /** Statements are constants, or put together from few pieces. */
    private static final Map<String, SqlText> KNOWN = new ConcurrentHashMap<>();

    static SqlText of(String statement) {
        return KNOWN.computeIfAbsent(statement, SqlText::read);
    }

    private static SqlText read(String statement) {
        var names = new ArrayList<String>();
        String text = TOKEN.matcher(statement).replaceAll(token -> place(token, names));
        return new SqlText(text, List.copyOf(names));
    }

    private static String place(MatchResult token, List<String> names) {
        if (token.group(1) == null) {
            return Matcher.quoteReplacement(token.group());
        }
        names.add(token.group(1));
        return "\\$" + names.size();
    }

    /** @throws IllegalArgumentException where a name has no value */
    Object[] values(Map<String, ? extends @Nullable Object> parameters) {
        return names.stream().map(name -> {
            if (!parameters.containsKey(name)) {
                throw new IllegalArgumentException("no value for " + name);
            }
            return value(parameters.get(name));
        }).toArray();
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case byte[] bytes -> Buffer.buffer(bytes);
            case Collection<?> many -> array(many);
            default -> value;
        };
    }

    /** Of the type of its elements, as PostgreSQL's arrays are. */
    private static Object array(Collection<?> many) {
        Class<?> type = many.isEmpty() ? String.class : many.iterator().next().getClass();
        return many.toArray((Object[]) Array.newInstance(type, 0));
    }
}
