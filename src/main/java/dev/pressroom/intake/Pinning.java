package dev.pressroom.intake;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.limit.Limits;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Source;
import dev.pressroom.template.ParameterSchemas;
import dev.pressroom.template.Partials;
import dev.pressroom.template.TemplateVersion;
import dev.pressroom.template.Templates;

/** Settles which texts a request means, and whether its data fits them. */
@ApplicationScoped
class Pinning {
    private final Templates templates;
    private final ParameterSchemas schemas;
    private final Partials partials;
    private final InlineCheck inline;

    Pinning(Templates templates, ParameterSchemas schemas, Partials partials, InlineCheck inline) {
        this.templates = templates;
        this.schemas = schemas;
        this.partials = partials;
        this.inline = inline;
    }

    Uni<Source.Fixed> fixed(UUID accountId, JobRequest request, Limits limits) {
        return switch (request.source()) {
            case Source.Inline text -> inline.check(text, limits)
                    .chain(names -> partials.resolve(accountId, new Partials.Wanted(names, "#/html", null)))
                    .map(found -> new Source.Inline(text.html(), text.css(), found));
            case Source.Pinned pinned ->
                pinned(templates.version(accountId, pinned.templateId(), pinned.version()), request);
            case Source.Stored(var id, var version) -> pinned(templates.version(accountId, id, version), request);
            case Source.Named(var name, var version) -> pinned(templates.version(accountId, name, version), request);
        };
    }

    private Uni<Source.Fixed> pinned(Uni<TemplateVersion> version, JobRequest request) {
        return version.call(found -> schemas.validate(found, request.json()))
                .chain(found -> partials
                        .resolve(found.accountId(), new Partials.Wanted(found.includes(), "#/template", null))
                        .map(parts -> new Source.Pinned(found.templateId(), found.version(), parts)));
    }
}
