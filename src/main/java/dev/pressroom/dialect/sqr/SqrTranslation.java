package dev.pressroom.dialect.sqr;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.vertx.core.json.JsonObject;

import dev.pressroom.dialect.sqr.SqrWire.Created;
import dev.pressroom.dialect.sqr.SqrWire.Fault;
import dev.pressroom.dialect.sqr.SqrWire.Status;
import dev.pressroom.job.Audience;
import dev.pressroom.job.Handle;
import dev.pressroom.job.Handling;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobOptions;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Lane;
import dev.pressroom.job.PlainFailure;
import dev.pressroom.job.Source;

/** SQR's words to the core's and back. Pure. */
final class SqrTranslation {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String USER = "userId";
    private static final String FILENAME = "filename";

    private SqrTranslation() {}

    /**
     * @param data     of the user, an object as text
     * @param filename see {@link SqrFilename#begun}
     */
    record Report(String userId, Source source, String data, String filename) {}

    /** One report of a user at a time, and none that ends after its client gave it up. */
    static JobRequest request(Report report, Duration limit) {
        var own = new JsonObject().put(USER, report.userId()).put(FILENAME, report.filename());
        return new JobRequest(report.source(), report.data(), null,
                new JsonObject().put(SqrDoor.NAME, own).encode(), JobOptions.NONE.handled(Handling.LENIENT),
                Lane.EXPRESS, Audience.NOBODY)
                .through(SqrDoor.NAME, Handle.whileUnfinished(report.userId())).within(limit);
    }

    /** It says PENDING however fast a worker was. */
    static Created created(Job job) {
        String created = time(job.createdAt());
        return new Created(job.id().toString(), "PENDING", userId(job), created, created);
    }

    static Status status(Job job) {
        Job.Result result = job.result();
        var failure = PlainFailure.of(job);
        return new Status(job.id().toString(), word(job), userId(job), version(job),
                result == null ? null : Long.valueOf(result.size()), result == null ? null : result.sha256(),
                failure == null ? null : failure.code(), job.state().isFinal() ? job.durationMs() : null,
                time(job.createdAt()), time(changed(job)), completed(job));
    }

    /** One that was begun and waits for another attempt still shows as begun. */
    static String word(Job job) {
        return switch (job.state()) {
            case QUEUED -> job.startedAt() == null ? "PENDING" : "IN_PROGRESS";
            case RUNNING -> "IN_PROGRESS";
            case SUCCEEDED, EXPIRED -> "COMPLETE";
            case FAILED, CANCELED -> "FAILED";
        };
    }

    /** When it last changed as it is shown here: attempts that are made again change nothing of it. */
    private static Instant changed(Job job) {
        if (job.state().isFinal() && job.finishedAt() != null) {
            return job.finishedAt();
        }
        return job.startedAt() == null ? job.createdAt() : job.startedAt();
    }

    private static @Nullable String completed(Job job) {
        return job.state().isFinal() && job.finishedAt() != null ? time(job.finishedAt()) : null;
    }

    private static @Nullable String version(Job job) {
        return job.templateVersion() == null ? null : "v" + job.templateVersion();
    }

    static String userId(Job job) {
        return own(job).getString(USER, "");
    }

    static String filename(Job job) {
        return SqrFilename.finished(own(job).getString(FILENAME, ""), job.id());
    }

    private static JsonObject own(Job job) {
        return new JsonObject(job.metadata()).getJsonObject(SqrDoor.NAME, new JsonObject());
    }

    /** Empty for text that is no UUID. */
    static Optional<UUID> id(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** A template's id as it is shown to people, bare or as our own API writes it; empty for text that is none. */
    static Optional<UUID> templateId(String text) {
        String bare = text.startsWith("tpl_") ? text.substring(4) : text;
        return bare.matches("[0-9a-f]{32}")
                ? id(bare.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"))
                : id(bare);
    }

    static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    static Fault fault(int status, String method, String path, Instant now) {
        return new Fault(status, time(now), path, method, error(status), message(status));
    }

    private static String error(int status) {
        return switch (status) {
            case 409 -> "CONFLICT";
            case 422 -> "UNPROCESSABLE_ENTITY";
            default -> message(status).toUpperCase(Locale.ROOT).replace(' ', '_');
        };
    }

    private static String message(int status) {
        return switch (status) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "A pending job already exists for this user";
            case 413 -> "Payload Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "The report is not complete";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Bad Request";
        };
    }
}
