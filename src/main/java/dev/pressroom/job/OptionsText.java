package dev.pressroom.job;

import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

import dev.pressroom.render.option.FinishOptions;

/** Options as the JSON of their column; what a newer version wrote beside them is passed over, so that both can run at once. */
@ApplicationScoped
class OptionsText {
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final ObjectWriter finishWriter;
    private final ObjectReader finishReader;

    OptionsText(ObjectMapper mapper) {
        writer = mapper.writerFor(JobOptions.class);
        reader = mapper.readerFor(JobOptions.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        finishWriter = mapper.writerFor(FinishOptions.class);
        finishReader = mapper.readerFor(FinishOptions.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    String write(JobOptions options) {
        try {
            return writer.writeValueAsString(options);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Of the options, what becomes of the pages; null where it is nothing in particular. */
    @Nullable
    String writeFinish(JobOptions options) {
        try {
            return options.finish().equals(FinishOptions.NONE)
                    ? null
                    : finishWriter.writeValueAsString(options.finish());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    JobOptions read(String text, @Nullable String finish) {
        try {
            JobOptions options = reader.readValue(text);
            return finish == null ? options : options.with(finishReader.<FinishOptions>readValue(finish));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
