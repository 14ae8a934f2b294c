package dev.pressroom.job;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

import dev.pressroom.render.option.Encryption;
import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.seal.Seal;

/**
 * Options as the JSON of their columns, passwords sealed. What a newer version wrote beside them is passed over, and what an
 * older one did not know is as if nobody had asked for it, so that both can run at once.
 */
@ApplicationScoped
class OptionsText {
    private final Seal seal;
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final ObjectWriter finishWriter;
    private final ObjectReader finishReader;

    OptionsText(ObjectMapper mapper, Seal seal) {
        this.seal = seal;
        writer = mapper.writerFor(JobOptions.class);
        reader = lenient(mapper.readerFor(JobOptions.class));
        finishWriter = mapper.writerFor(FinishOptions.class);
        finishReader = lenient(mapper.readerFor(FinishOptions.class));
    }

    private static ObjectReader lenient(ObjectReader reader) {
        return reader.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    String write(JobOptions options) {
        try {
            return writer.writeValueAsString(options);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Of the options, what becomes of the pages; null where it is nothing in particular.
     *
     * @param jobId or the batch's, for what its members share: passwords are sealed for it
     */
    @Nullable
    String writeFinish(UUID jobId, JobOptions options) {
        try {
            return options.finish().equals(FinishOptions.NONE)
                    ? null
                    : finishWriter.writeValueAsString(passwords(options.finish(), word -> closed(jobId, word)));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    JobOptions read(UUID jobId, String text, @Nullable String finish) {
        try {
            JobOptions options = reader.readValue(text);
            return finish == null
                    ? options
                    : options.with(
                            passwords(finishReader.<FinishOptions>readValue(finish), word -> opened(jobId, word)));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static FinishOptions passwords(FinishOptions options, UnaryOperator<String> change) {
        Encryption encryption = options.encryption();
        return encryption == null
                ? options
                : options.with(new Encryption(changed(encryption.userPassword(), change),
                        changed(encryption.ownerPassword(), change), encryption.permissions()));
    }

    private static @Nullable String changed(@Nullable String password, UnaryOperator<String> change) {
        return password == null ? null : change.apply(password);
    }

    private String closed(UUID jobId, String password) {
        return Base64.getEncoder()
                .encodeToString(seal.close(password.getBytes(StandardCharsets.UTF_8), purpose(jobId)));
    }

    private String opened(UUID jobId, String sealed) {
        return new String(seal.open(Base64.getDecoder().decode(sealed), purpose(jobId)), StandardCharsets.UTF_8);
    }

    private static String purpose(UUID jobId) {
        return "job-password:" + jobId;
    }
}
