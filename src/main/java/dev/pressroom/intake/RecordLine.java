package dev.pressroom.intake;

import java.io.IOException;
import java.util.Iterator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.pressroom.Lines.Line;
import dev.pressroom.access.limit.Limits;
import dev.pressroom.dataset.Names;
import dev.pressroom.dataset.RecordDraft;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Problem.OverLimit.Measure;

/** Reads lines such as {@code {"key":"C-1","data":{}}}, and holds records against what they may be. Pure. */
final class RecordLine {
    private static final Set<String> FIELDS = Set.of("key", "data");

    private final ObjectReader json;
    private final Limits limits;
    private final long largest;

    /** @param largest bytes of one record's data */
    RecordLine(ObjectReader json, Limits limits, long largest) {
        this.json = json.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.limits = limits;
        this.largest = largest;
    }

    /**
     * Null for a line without anything on it.
     *
     * @throws Problem that says what is wrong with the line
     */
    @Nullable
    RecordDraft read(Line line) {
        byte[] bytes = line.bytes();
        if (bytes == null) {
            throw new Problem.OverLimit(Measure.SIZE, "line-size-exceeded", "#",
                    "The line is too long: a record's data may have " + largest + " bytes.");
        }
        JsonNode read = parsed(bytes);
        if (read.isMissingNode()) {
            return null;
        }
        JsonNode key = read.path("key");
        JsonNode data = read.path("data");
        refuseOthers(read);
        if (!key.isTextual()) {
            throw new Problem.Invalid("#/key", "key must be a string: the record's name in its dataset.");
        }
        Names.requireKey(key.textValue(), "#/key");
        if (!data.isObject()) {
            throw new Problem.Invalid("#/data", "data must be a JSON object.");
        }
        return require(new RecordDraft(key.textValue(), data.toString()));
    }

    /** @throws Problem with a pointer at or below {@code #/data} */
    RecordDraft require(RecordDraft draft) {
        if (draft.size() > largest) {
            throw new Problem.OverLimit(Measure.SIZE, "record-size-exceeded", "#/data",
                    "data has " + draft.size() + " bytes as JSON; a record may have " + largest + ".");
        }
        DataCheck.require(draft.data(), limits);
        return draft;
    }

    private JsonNode parsed(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (StreamConstraintsException limit) {
            throw new Problem.Invalid("#", "The JSON is over a limit: " + limit.getOriginalMessage());
        } catch (IOException broken) {
            throw new Problem.Invalid("#", "The line is not valid JSON.");
        }
    }

    private static void refuseOthers(JsonNode read) {
        if (!read.isObject()) {
            throw new Problem.Invalid("#", "The line must be a JSON object with key and data.");
        }
        for (Iterator<String> names = read.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new Problem.Invalid("#", "There is no field '" + name + "' here; known are data, key.");
            }
        }
    }
}
