package dev.pressroom.dialect.influxion;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.pressroom.dialect.influxion.InfluxionWire.Detail;
import dev.pressroom.dialect.influxion.InfluxionWire.Generate;
import dev.pressroom.dialect.influxion.InfluxionWire.Status;
import dev.pressroom.job.Audience;
import dev.pressroom.job.Handling;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobOptions;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.JobSignature;
import dev.pressroom.job.Lane;
import dev.pressroom.job.PlainFailure;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.render.finish.signature.SignatureOptions;
import dev.pressroom.render.finish.signature.SignatureOptions.Level;
import dev.pressroom.render.option.FinishOptions;

/** Influxion's words to the core's and back. Pure. */
final class InfluxionTranslation {
    private static final Set<String> TEXTS = Set.of("#/html", "#/css");
    private static final Pattern PLACED = Pattern.compile("line \\d+, column \\d+: .*", Pattern.DOTALL);

    private InfluxionTranslation() {}

    /** @param signingKey null for a document that is not signed */
    static JobRequest request(Generate wire, Source source, @Nullable UUID signingKey) {
        var finish = wire.standard() == null ? FinishOptions.NONE : FinishOptions.of(wire.standard(), true);
        var options = new JobOptions(null, null, null, null, finish, signature(signingKey), false,
                Handling.LENIENT);
        return new JobRequest(source, wire.data().toString(), filename(wire.documentId()), metadata(wire), options,
                Lane.EXPRESS, Audience.NOBODY).through(InfluxionDoor.NAME);
    }

    private static @Nullable JobSignature signature(@Nullable UUID key) {
        return key == null
                ? null
                : new JobSignature(key, null, new SignatureOptions(Level.B_B, null, null, null, null, null, null));
    }

    private static String metadata(Generate wire) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        if (wire.documentId() != null) {
            own.put("document_id", wire.documentId());
        }
        return JsonNodeFactory.instance.objectNode().set(InfluxionDoor.NAME, own).toString();
    }

    /** No name of a file leads anywhere else. */
    static @Nullable String filename(@Nullable String documentId) {
        if (documentId == null) {
            return null;
        }
        String name = documentId.replaceAll("[/\\\\]|^\\.", "_");
        return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? name : name + ".pdf";
    }

    static String filename(Job job) {
        return job.filename() == null ? "pdf-" + job.number() + ".pdf" : job.filename();
    }

    static Status status(Job job) {
        var failure = PlainFailure.of(job);
        return new Status(job.number(), word(job), String.valueOf(time(job.createdAt())), time(job.startedAt()),
                time(job.finishedAt()), job.size(),
                failure == null ? null : failure.code() + ": " + failure.sentence());
    }

    /** One that was begun and waits for another attempt still shows as begun. */
    static String word(Job job) {
        return switch (job.state()) {
            case QUEUED -> job.startedAt() == null ? "Received" : "InProgress";
            case RUNNING -> "InProgress";
            case SUCCEEDED, EXPIRED -> "Done";
            case FAILED, CANCELED -> "Error";
        };
    }

    /** Whole seconds, cut. */
    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String noun(Problem.NotFound missing) {
        return missing.what().substring(0, 1).toUpperCase(Locale.ROOT) + missing.what().substring(1);
    }

    static List<Detail> details(List<Violation> violations) {
        return violations.stream().map(InfluxionTranslation::detail).toList();
    }

    /** What is wrong with a text of the request is its syntax, or a resource that it may not name. */
    private static Detail detail(Violation violation) {
        String message = violation.detail();
        if (!TEXTS.contains(violation.pointer())) {
            return limit(violation);
        }
        String words = PLACED.matcher(message).matches() ? " at " + message : ": " + message;
        return new Detail("template_error", place(violation.pointer()), "Template syntax error" + words);
    }

    /** A value that is readable and yet refused. */
    static Detail limit(Violation violation) {
        return new Detail("value_error", place(violation.pointer()), violation.detail());
    }

    /** The core points at its own names of the fields. */
    private static List<String> place(String pointer) {
        if (TEXTS.contains(pointer)) {
            return List.of("body", pointer.substring(2) + "_template", "content");
        }
        if (pointer.startsWith("#/options/signature")) {
            return List.of("body", "sign_key_id");
        }
        if (pointer.startsWith("#/template")) {
            return List.of("body", "html_template");
        }
        return Stream.concat(Stream.of("body"), Pattern.compile("/").splitAsStream(pointer).skip(1)
                .map(InfluxionTranslation::unescaped)).toList();
    }

    /** RFC 6901, section 4. */
    private static String unescaped(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }

    /** An id as it is shown to people, bare or as our own API writes it; null for text that is none. */
    static @Nullable UUID id(String prefix, String text) {
        Matcher digits = Pattern.compile("(?:" + prefix
                + ")?([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})")
                .matcher(text);
        return digits.matches() ? UUID.fromString(digits.replaceFirst("$1-$2-$3-$4-$5")) : null;
    }
}
