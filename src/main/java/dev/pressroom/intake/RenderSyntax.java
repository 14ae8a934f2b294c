package dev.pressroom.intake;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.pressroom.problem.Violation;
import dev.pressroom.render.PageOptions;
import dev.pressroom.render.TemplateInspector;
import dev.pressroom.template.PageSetup;
import dev.pressroom.template.TemplateSyntax;

/** The template language as those who render judge it, for the room of the templates, which must not know them. */
@ApplicationScoped
class RenderSyntax implements TemplateSyntax {
    private final TemplateInspector inspector;

    RenderSyntax(TemplateInspector inspector) {
        this.inspector = inspector;
    }

    @Override
    public Inspection inspect(String html, @Nullable String css, @Nullable String translations) {
        var inspection = inspector.inspect(html, css, translations);
        List<Finding> findings = inspection.findings().stream().map(found -> new Finding(found.field().toString(),
                found.line(), found.column(), found.message())).toList();
        return new Inspection(findings, inspection.expressions(), inspection.partials());
    }

    @Override
    public List<Violation> violations(PageSetup page) {
        return PageCheck.violations("#/page", new PageOptions(page.size(), page.landscape(), page.margin()));
    }
}
