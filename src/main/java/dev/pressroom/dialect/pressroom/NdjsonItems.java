package dev.pressroom.dialect.pressroom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.pressroom.Lines.Line;
import dev.pressroom.intake.BatchItem;
import dev.pressroom.intake.BatchItem.Origin;
import dev.pressroom.intake.BatchItems;
import dev.pressroom.problem.Problem;

/** Items as lines of JSON, {@code {"data":{..}}}. */
final class NdjsonItems implements BatchItems.Reading {
    private final ObjectReader json;

    NdjsonItems(ObjectMapper json) {
        this.json = json.readerFor(BatchesWire.NewItem.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Override
    public Origin origin(Line line) {
        return new Origin("#/" + line.number(), "Line " + line.number() + ": ", true);
    }

    @Override
    public @Nullable BatchItem read(Line line) {
        byte[] bytes = line.bytes();
        if (bytes == null) {
            throw new Problem.Invalid("#", "The line is longer than an item may be.");
        }
        if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
            return null;
        }
        try {
            return BatchesTranslation.item(origin(line), json.<BatchesWire.NewItem>readValue(bytes));
        } catch (JacksonException broken) {
            throw BodyFaults.of(broken) instanceof Problem.Invalid invalid
                    ? invalid
                    : new Problem.Invalid("#", "The line is not valid JSON.");
        } catch (IOException broken) {
            throw new Problem.Invalid("#", "The line is not valid JSON.");
        }
    }
}
