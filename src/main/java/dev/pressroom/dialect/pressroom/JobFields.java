package dev.pressroom.dialect.pressroom;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.pressroom.job.Job;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** The rules of a job's single fields. */
final class JobFields {
    private static final int MAX_FILENAME = 200;
    private static final int MAX_METADATA = 50;
    private static final int MAX_METADATA_VALUE = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private JobFields() {}

    /** With its ending; null stays null. */
    static @Nullable String filename(@Nullable String wanted) {
        if (wanted == null) {
            return null;
        }
        if (wanted.isBlank() || wanted.length() > MAX_FILENAME || wanted.startsWith(".")
                || wanted.chars().anyMatch(c -> Character.isISOControl(c) || c == '/' || c == '\\')) {
            throw new Problem.Invalid("#/filename", "filename has 1 to " + MAX_FILENAME
                    + " characters, none of them a slash, backslash or control character, and begins without a dot.");
        }
        return wanted.toLowerCase(Locale.ROOT).endsWith(".pdf") ? wanted : wanted + ".pdf";
    }

    /** A job without a name of its own is called by its id as the client knows it. */
    static String filename(Job job) {
        return job.filename() == null ? Ids.JOB.of(job.id()) + ".pdf" : job.filename();
    }

    /** PostgreSQL's text cannot hold U+0000. In JSON text the character is always written as an escape, which it can hold. */
    static String storable(String field, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new Problem.Invalid("#/" + field, field + " must not contain the character U+0000.");
        }
        return text;
    }

    static void refuseBadMetadata(Map<String, JsonNode> metadata) {
        var violations = new ArrayList<Violation>();
        if (metadata.size() > MAX_METADATA) {
            violations.add(new Violation("#/metadata", "metadata has at most " + MAX_METADATA + " members."));
        }
        metadata.forEach((key, value) -> {
            if (key.isBlank() || key.length() > 100 || key.indexOf('\0') >= 0 || !value.isTextual()
                    || value.textValue().length() > MAX_METADATA_VALUE || value.textValue().indexOf('\0') >= 0) {
                violations.add(new Violation("#/metadata/" + BodyFaults.escaped(key),
                        "metadata values are strings of up to " + MAX_METADATA_VALUE + " characters."));
            }
        });
        Problem.Invalid.refuse(violations);
    }

    /** Our member of the job's metadata, as JSON text; empty where another door made the job. */
    static String ownMetadata(Job job) {
        return ownMetadata(job.metadata());
    }

    static String ownMetadata(String metadata) {
        try {
            JsonNode own = JSON.readTree(metadata).get(JobsTranslation.DIALECT);
            return own == null ? "{}" : own.toString();
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
