package dev.pressroom.job;

import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

/** Options as the JSON of their column; what a newer version wrote beside them is passed over, so that both can run at once. */
@ApplicationScoped
class OptionsText {
    private final ObjectWriter writer;
    private final ObjectReader reader;

    OptionsText(ObjectMapper mapper) {
        writer = mapper.writerFor(JobOptions.class);
        reader = mapper.readerFor(JobOptions.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    String write(JobOptions options) {
        try {
            return writer.writeValueAsString(options);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    JobOptions read(String text) {
        try {
            return reader.readValue(text);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
