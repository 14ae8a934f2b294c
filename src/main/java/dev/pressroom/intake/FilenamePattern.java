package dev.pressroom.intake;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.pressroom.problem.Problem;

/** Names of a batch's documents, made from their data: {@code invoice-{customer.number}-{item}.pdf}. Pure. */
public final class FilenamePattern {
    private static final String POINTER = "#/filename";
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern PATH = Pattern.compile("[^{}.\\s]+(\\.[^{}.\\s]+)*");
    private static final String ITEM = "item";
    private static final int LONGEST = 200;
    private static final String ENDING = ".pdf";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String text;
    private final boolean readsData;

    private FilenamePattern(String text) {
        this.text = text;
        readsData = FIELD.matcher(text).results().anyMatch(field -> !field.group(1).equals(ITEM));
    }

    /** @throws Problem.Invalid that points at {@code #/filename} */
    public static FilenamePattern of(String text) {
        String rest = FIELD.matcher(text).replaceAll("");
        boolean paths = FIELD.matcher(text).results().allMatch(field -> PATH.matcher(field.group(1)).matches());
        if (!paths || rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw new Problem.Invalid(POINTER,
                    "filename has fields such as {item} or {customer.number}, without blanks between the braces.");
        }
        return new FilenamePattern(text);
    }

    /**
     * @param item from 0
     * @param data a JSON object as text
     * @throws Problem.Invalid where the data has no such field; its pointer is within the item
     */
    String name(int item, String data) {
        JsonNode read = readsData ? read(data) : null;
        var name = new StringBuilder();
        Matcher fields = FIELD.matcher(text);
        while (fields.find()) {
            String value = fields.group(1).equals(ITEM) || read == null
                    ? String.valueOf(item)
                    : value(read, fields.group(1));
            fields.appendReplacement(name, Matcher.quoteReplacement(value));
        }
        return safe(fields.appendTail(name).toString());
    }

    private static String value(JsonNode data, String path) {
        JsonNode found = data;
        for (String step : path.split("\\.")) {
            found = found.path(step);
        }
        if (!found.isValueNode() || found.isNull() || found.asText().isBlank()) {
            throw new Problem.Invalid("#/data", "data has no '" + path
                    + "', or no text or number there, which the pattern of filename names.");
        }
        return found.asText();
    }

    /** What is in the data must not make a path, nor a name that no system takes. */
    private static String safe(String made) {
        String name = made.replaceAll("[\\p{Cntrl}/\\\\]", "_").strip().replaceAll("^\\.+", "_");
        String stem = name.toLowerCase(Locale.ROOT).endsWith(ENDING)
                ? name.substring(0, name.length() - ENDING.length())
                : name;
        return (stem.length() > LONGEST - ENDING.length() ? stem.substring(0, LONGEST - ENDING.length()) : stem)
                + ENDING;
    }

    private static @Nullable JsonNode read(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException broken) {
            throw new Problem.Invalid("#/data", "data is not valid JSON.");
        }
    }
}
