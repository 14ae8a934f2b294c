package dev.pressroom.render.merge.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.MessageFormat;

import io.quarkus.qute.NamespaceResolver;

/**
 * {@code t:} says the words of a template in the language of the job; where that lacks one, in the first language of the
 * table.
 */
public final class Translations {
    public static final String NAMESPACE = "t";
    public static final String ATTRIBUTE = "pressroom.translations";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, Map<String, String>> languages;

    private Translations(Map<String, Map<String, String>> languages) {
        this.languages = languages;
    }

    /** @param json as it passed {@link #faults}, null for no words at all */
    public static Translations of(@Nullable String json) {
        var languages = new LinkedHashMap<String, Map<String, String>>();
        read(json).properties().forEach(language -> {
            var words = new HashMap<String, String>();
            language.getValue().properties().forEach(word -> words.put(word.getKey(), word.getValue().asText()));
            languages.put(language.getKey().toLowerCase(Locale.ROOT), words);
        });
        return new Translations(languages);
    }

    private static JsonNode read(@Nullable String json) {
        try {
            return JSON.readTree(json == null ? "{}" : json);
        } catch (JsonProcessingException e) {
            throw new MergeFault("the translations are no JSON");
        }
    }

    /** What is wrong with a table, in sentences; none where it can be used. */
    public static List<String> faults(String json) {
        JsonNode table = read(json);
        var faults = new ArrayList<String>();
        if (!table.isObject() || table.isEmpty()) {
            faults.add("translations is an object of languages, {\"en\": {\"total\": \"Total\"}}.");
        }
        table.properties().forEach(language -> {
            if (!LANGUAGE.matcher(language.getKey()).matches() || !language.getValue().isObject()) {
                faults.add("'" + language.getKey() + "' is no language such as en or de-CH with an object of words.");
            } else {
                language.getValue().properties().forEach(
                        word -> check(language.getKey(), word.getKey(), word.getValue(), faults));
            }
        });
        return faults;
    }

    private static void check(String language, String key, JsonNode message, List<String> faults) {
        String where = "'" + key + "' in '" + language + "'";
        if (!KEY.matcher(key).matches()) {
            faults.add(where + ": a key has letters, digits and underscores.");
        } else if (!message.isTextual()) {
            faults.add(where + " is no text.");
        } else {
            try {
                new MessageFormat(message.asText(), Locale.forLanguageTag(language));
            } catch (IllegalArgumentException e) {
                faults.add(where + " is no message: " + e.getMessage());
            }
        }
    }

    /** Null where that key has a word in the first language, and so in every one; else a sentence. */
    public @Nullable String missing(String key) {
        String first = languages.keySet().stream().findFirst().orElse("");
        return languages.getOrDefault(first, Map.of()).containsKey(key)
                ? null
                : "t:" + key + " has no translation in '" + first
                        + "', the first language, which stands in for the others";
    }

    public static NamespaceResolver namespace() {
        return Arguments.namespace(NAMESPACE, (context, call) -> {
            var translations = (Translations) context.getAttribute(ATTRIBUTE);
            return translations.said(call);
        });
    }

    private String said(Arguments call) {
        for (String tag = call.place().locale().toLanguageTag().toLowerCase(Locale.ROOT); !tag
                .isEmpty(); tag = shorter(tag)) {
            String message = languages.getOrDefault(tag, Map.of()).get(call.name());
            if (message != null) {
                return formatted(message, Locale.forLanguageTag(tag), call);
            }
        }
        String first = languages.keySet().stream().findFirst().orElse("");
        String message = languages.getOrDefault(first, Map.of()).get(call.name());
        if (message == null) {
            throw call.fault("has no translation; there are " + (first.isEmpty() ? "none" : languages.keySet()));
        }
        return formatted(message, Locale.forLanguageTag(first), call);
    }

    private static String shorter(String tag) {
        return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }

    /** Numbers and plurals by the language of the words, with the country of the job where it is the same language. */
    private static String formatted(String message, Locale language, Arguments call) {
        Locale job = call.place().locale();
        Locale locale = job.getLanguage().equals(language.getLanguage()) ? job : language;
        try {
            return new MessageFormat(message, locale).format(parameters(call), new StringBuffer(), null).toString();
        } catch (IllegalArgumentException e) {
            throw call.fault("cannot say '" + message + "': " + e.getMessage());
        }
    }

    /** {@code t:greeting('name', customer.name)}: name and value in turn. */
    private static Map<String, Object> parameters(Arguments call) {
        if (call.count() % 2 != 0) {
            throw call.fault("takes names and values in turn, t:greeting('name', customer.name)");
        }
        var parameters = new HashMap<String, Object>();
        for (int at = 0; at < call.count(); at += 2) {
            Object value = call.value(at + 1);
            parameters.put(call.text(at), value instanceof Number || value instanceof String ? value : "");
        }
        return parameters;
    }
}
