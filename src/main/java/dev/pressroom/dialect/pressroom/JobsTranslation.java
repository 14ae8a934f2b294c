package dev.pressroom.dialect.pressroom;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.pressroom.job.Audience;
import dev.pressroom.job.FailedAttempt;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobData;
import dev.pressroom.job.JobFilter;
import dev.pressroom.job.JobOptions;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.JobState;
import dev.pressroom.job.Lane;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;

/** Our own words for jobs to the core's and back. Pure. */
final class JobsTranslation {
    /** Our member of a job's metadata. */
    static final String DIALECT = "pressroom";

    private JobsTranslation() {}

    static JobRequest request(JobsWire.NewJob wire) {
        return new JobRequest(source(wire), data(wire), JobFields.filename(wire.filename()),
                metadata(wire.metadata()), options(wire),
                wire.lane() == null ? Lane.EXPRESS : wire.lane().core(),
                wire.webhook() == null ? Audience.WEBHOOKS : new Audience(false, wire.webhook().core()),
                wire.expiresIn() == null ? null : Duration.ofSeconds(wire.expiresIn()));
    }

    private static JobOptions options(JobsWire.NewJob wire) {
        JobOptions options = JobOptionsTranslation.options(wire.options());
        return Boolean.TRUE.equals(wire.debug()) ? options.debugged() : options;
    }

    private static Source source(JobsWire.NewJob wire) {
        String template = wire.template();
        if (template == null) {
            return inline(wire);
        }
        if (wire.html() != null) {
            throw new Problem.Invalid("#/html", "Send template or html, not both.");
        }
        if (wire.css() != null) {
            throw new Problem.Invalid("#/css", "css belongs to html; a stored template has its own.");
        }
        return Ids.TEMPLATE.read(template)
                .<Source>map(id -> new Source.Stored(id, wire.templateVersion()))
                .orElseGet(() -> new Source.Named(template, wire.templateVersion()));
    }

    private static Source inline(JobsWire.NewJob wire) {
        if (wire.html() == null) {
            throw new Problem.Invalid("#/template", "Name a stored template with template, or send one with html.");
        }
        if (wire.html().isBlank()) {
            throw new Problem.Invalid("#/html", "html is empty.");
        }
        if (wire.templateVersion() != null) {
            throw new Problem.Invalid("#/templateVersion", "templateVersion belongs to a stored template.");
        }
        return new Source.Inline(JobFields.storable("html", wire.html()),
                wire.css() == null ? null : JobFields.storable("css", wire.css()));
    }

    /** A template that does not exist is a wrong field here, not a missing page. */
    static Problem missing(JobRequest request, Problem.NotFound missing) {
        return request.source() instanceof Source.Inline
                ? missing
                : new Problem.Invalid("#/template", missing.getMessage() + " It may have been deleted.");
    }

    private static JobData data(JobsWire.NewJob wire) {
        JobsWire.RecordName record = wire.dataset();
        if (record == null) {
            return new JobData.Inline(data(wire.data()));
        }
        if (wire.data() != null && !wire.data().isNull()) {
            throw new Problem.Invalid("#/dataset", "Send data or dataset, not both.");
        }
        if (record.name() == null) {
            throw new Problem.Invalid("#/dataset/name", "name is missing: that of one of your datasets.");
        }
        if (record.key() == null) {
            throw new Problem.Invalid("#/dataset/key", "key is missing: that of a record of the dataset.");
        }
        return new JobData.Stored(record.name(), record.key());
    }

    /** JSON text of the data, checked as far as it can be without a schema. */
    static String data(@Nullable JsonNode data) {
        if (data == null || data.isNull()) {
            return "{}";
        }
        if (!data.isObject()) {
            throw new Problem.Invalid("#/data", "data must be a JSON object.");
        }
        return data.toString();
    }

    /** Ours alone among the dialects' members. */
    static String metadata(@Nullable Map<String, JsonNode> metadata) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        if (metadata != null) {
            JobFields.refuseBadMetadata(metadata);
            metadata.forEach(own::set);
        }
        return JsonNodeFactory.instance.objectNode().set(DIALECT, own).toString();
    }

    /** The job as it is shown alone. */
    static JobsWire.Job job(Job job, List<FailedAttempt> failures) {
        return job(job, job.report(),
                failures.stream().map(JobsTranslation::failure).toList());
    }

    /** The job as it is shown in lists: light. */
    static JobsWire.Job card(Job job) {
        return job(job, null, null);
    }

    private static JobsWire.Job job(Job job, @Nullable String report, @Nullable List<JobsWire.FailedAttempt> failures) {
        Job.Result result = job.result();
        return new JobsWire.Job(Ids.JOB.of(job.id()), "job", job.state(),
                JobsWire.Lane.of(job.lane()), job.attempt(),
                job.templateId() == null ? null : Ids.TEMPLATE.of(job.templateId()), job.templateVersion(),
                job.batchId() == null ? null : Ids.BATCH.of(job.batchId()), job.batchItem(), JobFields.filename(job),
                JobFields.ownMetadata(job), job.createdAt(), job.startedAt(), job.finishedAt(),
                job.expiresAt(),
                result == null ? null : result.size(), result == null ? null : result.sha256(),
                result == null ? null : result.pages(), job.durationMs(), error(job), failures, report,
                links(job, result != null));
    }

    private static JobsWire.FailedAttempt failure(FailedAttempt failure) {
        return new JobsWire.FailedAttempt(failure.number(), failure.startedAt(), failure.endedAt(), failure.code(),
                failure.message());
    }

    private static JobsWire.@Nullable Failure error(Job job) {
        if (job.errorCode() == null || job.state() == JobState.SUCCEEDED) {
            return null;
        }
        return new JobsWire.Failure(job.errorCode(), String.valueOf(job.errorMessage()));
    }

    private static JobsWire.Links links(Job job, boolean document) {
        String self = path(job);
        return new JobsWire.Links(self, document ? self + "/url" : null, document ? self + "/pdf" : null);
    }

    static String path(Job job) {
        return "/v1/jobs/" + Ids.JOB.of(job.id());
    }

    static JobFilter filter(JobsQuery query) {
        return new JobFilter(query.state(), query.template(), query.createdFrom(), query.createdTo(), query.metadata());
    }
}
