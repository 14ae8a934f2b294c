package dev.pressroom.intake;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.access.limit.Limit;
import dev.pressroom.access.limit.Limits;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.template.TemplateConfig;
import dev.pressroom.template.TemplateSyntax;
import dev.pressroom.template.TextSize;

/** What a template that comes with its job must pass: the same as one that is stored. */
@ApplicationScoped
class InlineCheck {
    private final TemplateSyntax syntax;
    private final TemplateConfig config;

    InlineCheck(TemplateSyntax syntax, TemplateConfig config) {
        this.syntax = syntax;
        this.config = config;
    }

    /** @return the names of the templates that it includes */
    Uni<List<String>> check(Source.Inline text, Limits limits) {
        TextSize.refuseLargeTemplate(limits.get(Limit.TEMPLATE_SIZE), text.html());
        TextSize.refuseOver(config.maxCssSize(), "css", text.css());
        return OffLoop.run(() -> syntax.inspect(text.html(), text.css(), null)).map(inspection -> {
            Problem.Invalid.refuse(violations(inspection.findings()));
            return inspection.partials();
        });
    }

    /** A style sheet that a job brings beside a stored template; null passes. */
    Uni<Void> checkCss(@Nullable String css) {
        if (css == null) {
            return Uni.createFrom().voidItem();
        }
        TextSize.refuseOver(config.maxCssSize(), "css", css);
        return OffLoop.run(() -> syntax.inspect("", css, null))
                .invoke(inspection -> Problem.Invalid.refuse(violations(inspection.findings()))).replaceWithVoid();
    }

    private static List<Violation> violations(List<TemplateSyntax.Finding> findings) {
        return findings.stream().map(TemplateSyntax.Finding::violation).toList();
    }
}
