package dev.pressroom.dialect.pressroom;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;

import dev.pressroom.job.JobState;

/** Jobs on the wire. */
interface JobsWire {
    @Schema(name = "NewJob", description = "Either template, or html with optional css.")
    record NewJob(
            @Schema(description = "Id or name of a stored template.", examples = "invoice") @Nullable String template,
            @Schema(description = "The latest where it is left out.", examples = "3") @Nullable Integer templateVersion,
            @Schema(description = "A template that lives with this job alone: Qute over HTML5.", examples = "<h1>Hello {name}</h1>") @Nullable String html,
            @Schema(description = "Stylesheet for html; plain CSS.") @Nullable String css,
            @Schema(type = SchemaType.OBJECT, description = "What the template is merged with; an empty object where it is left out.", examples = "{\"name\":\"Ada\"}") @Nullable JsonNode data,
            @Schema(description = "A record of yours to merge the template with, in place of data; it is copied into the job.") @Nullable RecordName dataset,
            @Schema(description = "What a download is called; .pdf is added where it is missing.", examples = "invoice-2026-0042.pdf") @Nullable String filename,
            @Schema(description = "Up to 50 strings of yours, given back with the job and searchable.") @Nullable Map<String, JsonNode> metadata,
            @Nullable Options options,
            @Schema(description = "express where it is left out; bulk for what may take its time, an account's bulk jobs take turns with those of others.") @Nullable Lane lane,
            @Schema(description = "In place of the header Idempotency-Key, for clients that cannot set headers.") @Nullable String idempotencyKey,
            @Schema(description = "Whether the merged HTML is kept for a while, for GET /v1/jobs/{id}/html; false where it is left out.") @Nullable Boolean debug,
            WebhooksWire.@Nullable Callback webhook,
            @Schema(description = "Seconds from the job's end to the deletion of its document and data: 60 at least, your account's time at most, which holds where it is left out.", examples = "86400") @Nullable Long expiresIn) {}

    @Schema(name = "RecordName")
    record RecordName(@Schema(description = "Of the dataset.", examples = "customers") @Nullable String name,
            @Schema(description = "Of the record.", examples = "C-4711") @Nullable String key) {}

    @Schema(name = "Lane")
    enum Lane {
        @JsonProperty("express")
        EXPRESS, @JsonProperty("bulk")
        BULK;

        static Lane of(dev.pressroom.job.Lane lane) {
            return switch (lane) {
                case EXPRESS -> EXPRESS;
                case BULK -> BULK;
            };
        }

        dev.pressroom.job.Lane core() {
            return switch (this) {
                case EXPRESS -> dev.pressroom.job.Lane.EXPRESS;
                case BULK -> dev.pressroom.job.Lane.BULK;
            };
        }

        /** As clients write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Schema(name = "JobOptions")
    record Options(TemplatesWire.@Nullable Page page,
            @Schema(description = "BCP 47 tag, for formats of numbers, money and dates.", examples = "de-DE") @Nullable String locale,
            @Schema(description = "IANA name, for dates.", examples = "Europe/Berlin") @Nullable String timeZone,
            @Schema(description = "What the document is to conform to: pdf/a-1a, 1b, 2a, 2b, 2u, 3a, 3b or 3u, pdf/ua-1, or both joined by a plus sign. It is judged before it is handed out.", examples = "pdf/a-2a+pdf/ua-1") @Nullable String standard,
            @Schema(description = "Whether the job fails, PDF_STANDARD_FAILED, where the document does not conform; true where it is left out. With false it is handed out with its verdict.") @Nullable Boolean strict,
            FinishWire.@Nullable Document document,
            @Schema(description = "Whether headings become an outline.") @Nullable Boolean bookmarks,
            @Nullable List<FinishWire.Attachment> attachments,
            FinishWire.@Nullable FacturX facturX,
            FinishWire.@Nullable Watermark watermark,
            @Schema(description = "Stored PDFs before the pages, by the names of their assets.", examples = "[\"cover.pdf\"]") @Nullable List<@Nullable String> prepend,
            @Schema(description = "Stored PDFs after the pages.", examples = "[\"terms.pdf\"]") @Nullable List<@Nullable String> append,
            FinishWire.@Nullable Encryption encryption,
            SignatureWire.@Nullable Signature signature) {}

    /** In lists without report and failures. */
    @Schema(name = "Job")
    record Job(String id, @Schema(examples = "job") String object, JobState state, Lane lane,
            @Schema(description = "Tries so far.") int attempt, @Nullable String template,
            @Nullable Integer templateVersion,
            @Schema(description = "That it is a member of.") @Nullable String batch,
            @Schema(description = "Its place in the batch, from 0.") @Nullable Integer item, String filename,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String metadata, Instant createdAt,
            @Nullable Instant startedAt, @Nullable Instant finishedAt,
            @Schema(description = "When document and data are deleted; once the job has ended.") @Nullable Instant expiresAt,
            @Schema(description = "Bytes of the PDF.") @Nullable Long size,
            @Schema(description = "SHA-256 of the PDF, 64 hex digits.") @Nullable String sha256,
            @Nullable Integer pages,
            @Schema(description = "From the first attempt's start to the end.") @Nullable Long durationMs,
            @Schema(description = "Why it failed; while it waits or runs again, why the last attempt ended.") @Nullable Failure error,
            @Schema(description = "Attempts that ended without a document, oldest first.") @Nullable List<FailedAttempt> failures,
            @JsonRawValue @Schema(implementation = Report.class) @Nullable String report,
            Links links) {}

    /** As it stands in the row; only described here. */
    @Schema(name = "JobReport", description = "What the template's author should know. Of a failed job it tells as far as the render came.")
    record Report(@Schema(description = "Of the whole document.") @Nullable Integer pages,
            @Schema(description = "That the template's pages are written in, by name.") List<Font> fonts,
            @Schema(description = "At most 100, of one code at most 40.") List<Warning> warnings,
            @Schema(description = "Milliseconds by phase.") Map<String, Long> phases,
            @Schema(description = "Where a standard was asked for.") @Nullable Verdict verdict) {}

    @Schema(name = "JobWarning")
    record Warning(@Schema(examples = "css-ignored") String code, String message, @Nullable Place place,
            @Nullable Declaration declaration) {}

    @Schema(name = "JobFont")
    record Font(@Schema(description = "PostScript name.", examples = "NotoSans-Bold") String name,
            @Schema(examples = "Noto Sans") @Nullable String family, @Schema(examples = "700") @Nullable Integer weight,
            @Nullable Boolean italic,
            @Schema(enumeration = {"shipped", "asset", "built-in"}) String source,
            @Schema(description = "Name of the asset that it came from.") @Nullable String asset, boolean embedded){}

    @Schema(name = "JobWarningPlace", description = "Where, as far as it is known.")
    record Place(
            @Schema(description = "Of CSS: css for the template's style sheet, style for a style element, style-attribute, or an asset's name.", examples = "css") @Nullable String source,
            @Schema(description = "Within the source, from 1.") @Nullable Integer line,
            @Schema(description = "Of the template's own pages, from 1.") @Nullable Integer page,
            @Schema(description = "Tag, id and classes, and its first words.", examples = "<table.items> \"Total\"") @Nullable String element) {}

    @Schema(name = "IgnoredDeclaration")
    record Declaration(@Schema(examples = "display") String property, @Schema(examples = "flex") String value) {}

    @Schema(name = "JobVerdict", description = "Whether the document conforms to what was asked for.")
    record Verdict(@Schema(description = "Judged by.", examples = "[\"pdf/a-2a\", \"pdf/ua-1\"]") List<String> profiles,
            @Schema(description = "With all of them.") boolean compliant,
            @Schema(description = "The broken rules, at most 20.") List<BrokenRule> failures) {}

    @Schema(name = "BrokenRule")
    record BrokenRule(@Schema(examples = "pdf/ua-1") String profile, @Schema(examples = "7.3") String clause,
            @Schema(description = "Of the clause, from 1.") int test, String description,
            @Schema(description = "How often it was broken.") int count) {}

    @Schema(name = "JobError")
    record Failure(@Schema(examples = "TEMPLATE_ERROR") String code, String message) {}

    @Schema(name = "FailedAttempt")
    record FailedAttempt(@Schema(description = "Its number, from 1.") int attempt, Instant startedAt, Instant endedAt,
            @Schema(examples = "WORKER_LOST") String code, String message) {}

    /** @param url and pdf are there once the job has succeeded */
    @Schema(name = "JobLinks")
    record Links(String self, @Nullable String url, @Nullable String pdf) {}

    @Schema(name = "DocumentLink")
    record Link(
            @Schema(description = "Needs no credentials; whoever has it can fetch the PDF until it ends.") String url,
            Instant expiresAt, long expiresInSeconds, String filename) {}
}
