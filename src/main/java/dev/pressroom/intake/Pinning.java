package dev.pressroom.intake;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

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

    /** What the request means, its data held against the version's schema. */
    Uni<Source.Fixed> fixed(UUID accountId, JobRequest request, Limits limits) {
        return settled(accountId, request.source(), limits).call(settled -> settled.version() == null
                ? Uni.createFrom().voidItem()
                : schemas.validate(settled.version(), request.json())).map(Settled::source);
    }

    /** @param version null for a template of no store */
    record Settled(Source.Fixed source, @Nullable TemplateVersion version) {}

    /** Which texts are meant, whatever data they are merged with. */
    Uni<Settled> settled(UUID accountId, Source asked, Limits limits) {
        return switch (asked) {
            case Source.Inline text -> inline.check(text, limits)
                    .chain(names -> partials.resolve(accountId, new Partials.Wanted(names, "#/html", null)))
                    .map(found -> new Settled(new Source.Inline(text.html(), text.css(), found), null));
            case Source.Pinned(var id, var version, var _, var css) -> inline.checkCss(css)
                    .chain(() -> pinned(templates.version(accountId, id, version), css));
            case Source.Stored(var id, var version) -> pinned(templates.version(accountId, id, version), null);
            case Source.Named(var name, var version) -> pinned(templates.version(accountId, name, version), null);
            case Source.Merged merged -> Uni.createFrom().item(new Settled(merged, null));
        };
    }

    private Uni<Settled> pinned(Uni<TemplateVersion> version, @Nullable String css) {
        return version.chain(found -> partials
                .resolve(found.accountId(), new Partials.Wanted(found.includes(), "#/template", null))
                .map(parts -> new Settled(new Source.Pinned(found.templateId(), found.version(), parts, css), found)));
    }
}
