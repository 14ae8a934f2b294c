package dev.pressroom.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.template.TemplateConfig;
import dev.pressroom.template.TemplateSyntax;

/** What a template that comes with its job must pass: the same as one that is stored. */
@ApplicationScoped
class InlineCheck {
    private final TemplateSyntax syntax;
    private final TemplateConfig config;

    InlineCheck(TemplateSyntax syntax, TemplateConfig config) {
        this.syntax = syntax;
        this.config = config;
    }

    Uni<Void> check(Source.Inline text) {
        refuseTooLarge("html", text.html(), config.maxHtmlSize());
        refuseTooLarge("css", text.css(), config.maxCssSize());
        return OffLoop.run(() -> syntax.inspect(text.html(), text.css()).findings()).invoke(findings -> {
            if (!findings.isEmpty()) {
                throw new Problem.Invalid(violations(findings));
            }
        }).replaceWithVoid();
    }

    private static List<Violation> violations(List<TemplateSyntax.Finding> findings) {
        return findings.stream().map(TemplateSyntax.Finding::violation).toList();
    }

    private static void refuseTooLarge(String field, @Nullable String text, MemorySize limit) {
        if (text != null && text.getBytes(StandardCharsets.UTF_8).length > limit.asLongValue()) {
            throw new Problem.TooLarge(field + " is over its limit of " + limit.asLongValue() + " bytes.",
                    limit.asLongValue());
        }
    }
}
