package dev.pressroom.dialect.pressroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.vertx.core.json.JsonObject;

import dev.pressroom.dialect.pressroom.LintWire.Finding;
import dev.pressroom.job.Audience;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobOptions;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.JobState;
import dev.pressroom.job.Lane;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.template.TemplateVersion;

/** A template that is to be judged to the job that tries it, and what came of it to findings. Pure. */
final class LintTranslation {
    private static final Pattern PLACE = Pattern.compile("^line (\\d+), column (\\d+): ");
    private static final String ERROR = "error";
    private static final String WARNING = "warning";

    private LintTranslation() {}

    /** The text that is judged. */
    record Text(Source source, String html, @Nullable String css, String data) {}

    /** @throws Problem.Invalid where it cannot be told what is to be judged, and with what */
    static JobRequest request(LintWire.Lint wire) {
        var job = JobsTranslation.request(new JobsWire.NewJob(wire.template(), wire.templateVersion(), wire.html(),
                wire.css(), wire.data(), null, null, null, wire.options(), null, null, null, null, null));
        if (job.options().signature() != null) {
            throw new Problem.Invalid("#/options/signature", "Nothing is signed here; leave signature out.");
        }
        return job;
    }

    static Text text(JobRequest request, Source.Inline inline) {
        return new Text(inline, inline.html(), inline.css(), request.json());
    }

    /** @param data whether the request has any of its own */
    static Text text(JobRequest request, TemplateVersion version, boolean data) {
        String sample = version.sampleData() == null ? "{}" : version.sampleData();
        return new Text(new Source.Stored(version.templateId(), version.version()), version.html(), version.css(),
                data ? request.json() : sample);
    }

    /** @param report of a render as JSON; null where there was none */
    static boolean laidOut(@Nullable String report) {
        return report != null && new JsonObject(report).getJsonObject("phases", new JsonObject()).containsKey("layout");
    }

    static JobRequest trial(JobRequest request, Text text) {
        return new JobRequest(text.source(), text.data(), "lint.pdf", request.metadata(), options(request.options()),
                Lane.EXPRESS, Audience.NOBODY).onTrial();
    }

    private static JobOptions options(JobOptions asked) {
        return new JobOptions(asked.page(), asked.locale(), asked.zone(), null, asked.finish(), null, false);
    }

    /** What is refused before anything is rendered. */
    static List<Finding> refused(Problem.Invalid invalid) {
        return invalid.violations().stream().map(LintTranslation::finding).toList();
    }

    private static Finding finding(Violation violation) {
        return placed("INVALID", violation.detail(), violation.pointer());
    }

    private static Finding placed(String code, String message, @Nullable String pointer) {
        Matcher place = PLACE.matcher(message);
        return place.find()
                ? new Finding(ERROR, code, message.substring(place.end()), pointer, Integer.valueOf(place.group(1)),
                        Integer.valueOf(place.group(2)))
                : new Finding(ERROR, code, message, pointer, null, null);
    }

    /**
     * What the trial came to.
     *
     * @throws Problem.Unavailable where it came to nothing
     */
    static List<Finding> ended(Job job) {
        if (job.state() == JobState.SUCCEEDED) {
            return List.of();
        }
        if (job.state() == JobState.FAILED && job.report() != null) {
            return List.of(placed(String.valueOf(job.errorCode()), String.valueOf(job.errorMessage()), null));
        }
        throw new Problem.Unavailable("The template could not be tried now; all workers are busy or away.",
                Duration.ofSeconds(5));
    }

    /** Without doubles of what the render has said itself. */
    static List<Finding> advice(List<Warning> css, List<String> missing, List<Finding> errors) {
        var findings = new ArrayList<Finding>();
        missing.stream()
                .filter(path -> errors.stream().noneMatch(error -> error.message().contains("{" + path + "}")))
                .forEach(path -> findings.add(new Finding(WARNING, "missing-data", "the data has no '" + path
                        + "'; a template that comes to read it fails unless it says what to write instead, {" + path
                        + " ?: ''}", "#/data", null, null)));
        css.forEach(warning -> findings.add(new Finding(WARNING, warning.code(), warning.message(),
                warning.place() != null && "css".equals(warning.place().source()) ? "#/css" : "#/html",
                warning.place() == null ? null : warning.place().line(), null)));
        return findings;
    }
}
