package dev.pressroom.dialect.pressroom;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;

/** What is wrong with a template, on the wire. */
interface LintWire {
    @Schema(name = "Lint", description = "Either template, or html with optional css; as for a job.")
    record Lint(
            @Schema(description = "Id or name of a stored template.", examples = "invoice") @Nullable String template,
            @Schema(description = "The latest where it is left out.") @Nullable Integer templateVersion,
            @Schema(description = "Qute over HTML5.", examples = "<h1>Hello {name}</h1>") @Nullable String html,
            @Schema(description = "Stylesheet for html; plain CSS.") @Nullable String css,
            @Schema(type = SchemaType.OBJECT, description = "A stored template's sample data where it is left out, else an empty object.") @Nullable JsonNode data,
            JobsWire.@Nullable Options options) {}

    @Schema(name = "LintResult")
    record Result(@Schema(examples = "lint") String object,
            @Schema(description = "Whether a job would have a document; there may be warnings all the same.") boolean passed,
            @Schema(description = "Errors first. What warns of the render stands in the report.") List<Finding> findings,
            @Schema(implementation = JobsWire.Report.class, description = "As of a job; null where nothing was rendered.") @JsonRawValue @Nullable String report) {}

    @Schema(name = "LintFinding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finding(@Schema(enumeration = {"error", "warning"}) String severity,
            @Schema(description = "A job's error code, INVALID for what is refused before it is rendered, css-ignored, missing-data.", examples = "TEMPLATE_ERROR") String code,
            String message,
            @Schema(description = "JSON pointer to the field of this request.", examples = "#/html") @Nullable String pointer,
            @Schema(description = "Of the template's text, from 1.") @Nullable Integer line,
            @Nullable Integer column){}
}
