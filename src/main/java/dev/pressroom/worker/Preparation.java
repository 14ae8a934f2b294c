package dev.pressroom.worker;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Attempt;
import dev.pressroom.job.Source;
import dev.pressroom.render.PageOptions;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.template.PageSetup;
import dev.pressroom.template.Templates;

/** From what was asked to what can be rendered: the stored version's text, the defaults, the limits. */
@ApplicationScoped
class Preparation {
    private final Templates templates;
    private final WorkerConfig worker;
    private final RenderConfig render;

    Preparation(Templates templates, WorkerConfig worker, RenderConfig render) {
        this.templates = templates;
        this.worker = worker;
        this.render = render;
    }

    Uni<RenderRequest> prepare(Attempt attempt) {
        return switch (attempt.source()) {
            case Source.Inline inline ->
                Uni.createFrom().item(request(attempt, inline.html(), inline.css(), PageOptions.NONE));
            case Source.Pinned(var id, var version) -> templates.pinned(attempt.accountId(), id, version)
                    .map(stored -> request(attempt, stored.html(), stored.css(), options(stored.page())));
        };
    }

    private RenderRequest request(Attempt attempt, String html, @Nullable String css, PageOptions own) {
        var options = attempt.options();
        return new RenderRequest(html, css, attempt.data(), options.page() == null ? own : options.page(),
                options.locale() == null ? worker.locale() : options.locale(),
                options.zone() == null ? worker.zone() : options.zone(), render.limits(), options.picture(),
                options.finish());
    }

    private static PageOptions options(PageSetup page) {
        return new PageOptions(page.size(), page.landscape(), page.margin());
    }
}
