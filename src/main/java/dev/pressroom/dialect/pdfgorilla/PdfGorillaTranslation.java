package dev.pressroom.dialect.pdfgorilla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.vertx.core.json.JsonObject;

import dev.pressroom.dialect.pdfgorilla.PdfGorillaWire.Failure;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaWire.Generate;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaWire.Hook;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaWire.Status;
import dev.pressroom.job.Audience;
import dev.pressroom.job.Callback;
import dev.pressroom.job.Handling;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobData;
import dev.pressroom.job.JobOptions;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Lane;
import dev.pressroom.job.PlainFailure;
import dev.pressroom.job.Source;
import dev.pressroom.template.Templates;

/** PDF Gorilla's words to the core's and back. Pure. */
final class PdfGorillaTranslation {
    private static final String KEPT = "keptSeconds";
    private static final Set<String> ENDS = Set.of("job.succeeded", "job.failed", "job.canceled");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern PAGES = Pattern.compile("more than (\\d+) pages");

    private PdfGorillaTranslation() {}

    /** A job that nobody waits for: its door is still to be named. */
    static JobRequest request(Generate wire, Templates.Found template, Handling handling, Duration kept) {
        var version = template.version();
        var own = new JsonObject().put(PdfGorillaDoor.NAME, new JsonObject().put(KEPT, kept.toSeconds()));
        return new JobRequest(new Source.Pinned(version.templateId(), version.version(), List.of()),
                new JobData.Inline(wire.data()), filename(template.template().name()), own.encode(),
                JobOptions.NONE.handled(handling), Lane.EXPRESS, audience(wire.hook()), kept);
    }

    private static Audience audience(@Nullable Hook hook) {
        return new Audience(false, callback(hook));
    }

    static @Nullable Callback callback(@Nullable Hook hook) {
        return hook == null ? null : new Callback(hook.url(), hook.secret(), ENDS);
    }

    /** No name of a file leads anywhere else. */
    static String filename(String template) {
        String name = template.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]|^\\.", "_");
        return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? name : name + ".pdf";
    }

    /** One that was begun and waits for another attempt still shows as begun. */
    static String word(Job job) {
        return switch (job.state()) {
            case QUEUED -> job.startedAt() == null ? "queued" : "processing";
            case RUNNING -> "processing";
            case SUCCEEDED -> "completed";
            case FAILED -> "failed";
            case CANCELED -> "canceled";
            case EXPIRED -> "expired";
        };
    }

    static Status status(Job job, @Nullable String link) {
        var failure = "failed".equals(word(job)) ? PlainFailure.of(job) : null;
        return new Status(JobId.of(job.id()), word(job), expiry(job), link,
                failure == null ? null : new Failure(message(failure)));
    }

    /** Counted from when the job was made; the house counts from its end, so nothing goes before this. */
    static String expiry(Job job) {
        long kept = new JsonObject(job.metadata()).getJsonObject(PdfGorillaDoor.NAME, new JsonObject()).getLong(KEPT,
                0L);
        return time(job.createdAt().plusSeconds(kept));
    }

    static String time(Instant instant) {
        return MILLIS.format(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    static String message(PlainFailure failure) {
        return switch (failure.code()) {
            case "RENDER_TIMEOUT" -> "PDF rendering timed out.";
            case "PDF_PAGE_LIMIT_EXCEEDED" -> pages(failure.sentence());
            default -> failure.sentence();
        };
    }

    private static String pages(String sentence) {
        Matcher number = PAGES.matcher(sentence);
        return number.find() ? "The PDF has more than " + number.group(1) + " pages." : sentence;
    }

    /** To a client that waited for the document. */
    static PdfGorillaRefusal refusal(PlainFailure failure) {
        return switch (failure.code()) {
            case "TEMPLATE_ERROR", "ASSET_ERROR" ->
                PdfGorillaRefusal.of(422, "Template rendering failed.", failure.sentence());
            case "PDF_SIZE_EXCEEDED", "PDF_PAGE_LIMIT_EXCEEDED" -> PdfGorillaRefusal.of(422, message(failure));
            case "RENDER_TIMEOUT" -> PdfGorillaRefusal.of(504, message(failure));
            case "CANCELED" -> PdfGorillaRefusal.of(409, "The job was canceled.");
            default -> PdfGorillaRefusal.of(500, "Internal server error.");
        };
    }
}
