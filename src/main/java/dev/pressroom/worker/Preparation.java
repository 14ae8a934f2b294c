package dev.pressroom.worker;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Attempt;
import dev.pressroom.job.Source;
import dev.pressroom.render.PageOptions;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderRequest.Parts;
import dev.pressroom.template.PageSetup;
import dev.pressroom.template.Partials.Partial;
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
            case Source.Inline inline -> partials(attempt)
                    .map(partials -> request(attempt, inline.html(), inline.css(), PageOptions.NONE)
                            .with(new Parts(partials, null)));
            case Source.Pinned pinned -> templates
                    .pinned(attempt.accountId(), pinned.templateId(), pinned.version())
                    .chain(stored -> partials(attempt)
                            .map(partials -> request(attempt, stored.html(), stored.css(), options(stored.page()))
                                    .with(new Parts(partials, stored.translations()))));
        };
    }

    /** By name, each in the version that the job was accepted with. */
    private Uni<Map<String, String>> partials(Attempt attempt) {
        Uni<Map<String, String>> texts = Uni.createFrom().item(HashMap::new);
        for (Partial partial : attempt.source().partials()) {
            texts = texts.chain(known -> templates
                    .pinned(attempt.accountId(), partial.templateId(), partial.version()).map(stored -> {
                        known.put(partial.name(), stored.html());
                        return known;
                    }));
        }
        return texts;
    }

    private RenderRequest request(Attempt attempt, String html, @Nullable String css, PageOptions own) {
        var options = attempt.options();
        return new RenderRequest(html, css, attempt.data(), options.page() == null ? own : options.page(),
                options.locale() == null ? worker.locale() : options.locale(),
                options.zone() == null ? worker.zone() : options.zone(), render.limits(), options.picture())
                .with(options.finish());
    }

    private static PageOptions options(PageSetup page) {
        return new PageOptions(page.size(), page.landscape(), page.margin());
    }
}
