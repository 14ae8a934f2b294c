package dev.pressroom.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.template.schema.JsonText;
import dev.pressroom.template.schema.ParameterSchema;

/** Everything a template must be before it is stored; parses and compiles, so it runs on the worker pool only. */
@ApplicationScoped
class DraftCheck {
    private static final Pattern LOOKS_LIKE_AN_ID = Pattern.compile("tpl_[0-9a-f]{32}");
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 2_000;

    private final TemplateConfig config;
    private final TemplateSyntax syntax;

    DraftCheck(TemplateConfig config, TemplateSyntax syntax) {
        this.config = config;
        this.syntax = syntax;
    }

    /** What the template is called; cheap. */
    static void refuseBadNames(@Nullable String name, @Nullable String description) {
        var violations = new ArrayList<Violation>();
        if (name != null && (name.isBlank() || name.length() > MAX_NAME || hasControls(name))) {
            violations.add(new Violation("#/name", "name is 1 to " + MAX_NAME + " characters, without line breaks."));
        } else if (name != null && LOOKS_LIKE_AN_ID.matcher(name).matches()) {
            violations.add(new Violation("#/name", "name must not look like a template's id."));
        }
        if (description != null && (description.length() > MAX_DESCRIPTION || description.indexOf('\0') >= 0)) {
            violations.add(new Violation("#/description", "description is up to " + MAX_DESCRIPTION + " characters."));
        }
        Problem.Invalid.refuse(violations);
    }

    /** @return what the template reads and includes */
    TemplateSyntax.Inspection check(TemplateDraft.Version draft, Allowance allowed) {
        TextSize.refuseLargeTemplate(allowed.htmlSize(), draft.html());
        TextSize.refuseOver(config.maxCssSize(), "css", draft.css());
        TextSize.refuseOver(config.maxSchemaSize(), "schema", draft.schema());
        TextSize.refuseOver(config.maxSampleDataSize(), "sampleData", draft.sampleData());
        TextSize.refuseOver(config.maxTranslationsSize(), "translations", draft.translations());
        Problem.Invalid.refuse(formViolations(draft));
        TemplateSyntax.Inspection inspection = syntax.inspect(draft.html(), draft.css(), draft.translations());
        Problem.Invalid.refuse(inspection.findings().stream().map(TemplateSyntax.Finding::violation).toList());
        checkData(draft);
        return inspection;
    }

    private List<Violation> formViolations(TemplateDraft.Version draft) {
        var violations = new ArrayList<Violation>();
        if (draft.html().isBlank()) {
            violations.add(new Violation("#/html", "html is empty."));
        }
        if (draft.html().indexOf('\0') >= 0) {
            violations.add(new Violation("#/html", "html must not contain the character U+0000."));
        }
        if (draft.css() != null && draft.css().indexOf('\0') >= 0) {
            violations.add(new Violation("#/css", "css must not contain the character U+0000."));
        }
        violations.addAll(syntax.violations(draft.page()));
        return violations;
    }

    private void checkData(TemplateDraft.Version draft) {
        ParameterSchema schema = draft.schema() == null
                ? null
                : ParameterSchema.compile(draft.schema(), config.schemaTime());
        if (draft.sampleData() == null) {
            return;
        }
        JsonNode sample = JsonText.read("sampleData", draft.sampleData());
        if (!sample.isObject()) {
            throw new Problem.Invalid("#/sampleData", "sampleData must be a JSON object.");
        }
        if (schema != null) {
            Problem.Invalid.refuse(schema.violations("sampleData", sample));
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
