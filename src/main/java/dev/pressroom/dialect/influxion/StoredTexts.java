package dev.pressroom.dialect.influxion;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.dialect.influxion.InfluxionWire.Text;
import dev.pressroom.problem.Problem;
import dev.pressroom.signing.SigningKey;
import dev.pressroom.signing.SigningKeys;
import dev.pressroom.template.Template;
import dev.pressroom.template.TemplateVersion;
import dev.pressroom.template.Templates;

/** What a request names of its account's things: templates by id, number or name, signing keys by id or name. */
@ApplicationScoped
class StoredTexts {
    private static final String DIGITS = "[0-9]{1,18}";

    private final Templates templates;
    private final SigningKeys keys;

    StoredTexts(Templates templates, SigningKeys keys) {
        this.templates = templates;
        this.keys = keys;
    }

    /**
     * In its latest version.
     *
     * @param what begins the refusal where there is none: {@code Template}
     */
    Uni<TemplateVersion> version(UUID account, Text text, String what) {
        String name = text.id() == null ? String.valueOf(text.filename()) : text.id();
        if (nobodys(name)) {
            return Uni.createFrom().failure(InfluxionRefusal.missing(what + " '" + name + "'"));
        }
        Uni<Template> found = text.id() == null ? byFilename(account, name) : byId(account, name, text.number());
        return found.onFailure(Problem.NotFound.class)
                .transform(missing -> InfluxionRefusal.missing(what + " '" + name + "'"))
                .chain(template -> templates.version(account, template.id(), null));
    }

    /** Null where none is named. */
    Uni<@Nullable UUID> signingKey(UUID account, @Nullable String name) {
        if (name == null) {
            return Uni.createFrom().nullItem();
        }
        if (nobodys(name)) {
            return Uni.createFrom().failure(InfluxionRefusal.missing("Signing key '" + name + "'"));
        }
        UUID id = InfluxionTranslation.id("sgk_", name);
        Uni<SigningKey> found = id == null
                ? keys.named(account, name)
                : or(keys.get(account, id), () -> keys.named(account, name));
        return found.<@Nullable UUID>map(SigningKey::id).onFailure(Problem.NotFound.class)
                .transform(missing -> InfluxionRefusal.missing("Signing key '" + name + "'"));
    }

    private Uni<Template> byId(UUID account, String text, boolean number) {
        UUID id = InfluxionTranslation.id("tpl_", text);
        if (id != null) {
            return or(templates.find(account, id), () -> templates.getByName(account, text));
        }
        Supplier<Uni<Template>> named = () -> number
                ? Uni.createFrom().failure(new Problem.NotFound("template"))
                : templates.getByName(account, text);
        return text.matches(DIGITS)
                ? or(templates.getNumbered(account, Long.parseLong(text)), named)
                : named.get();
    }

    private Uni<Template> byFilename(UUID account, String filename) {
        String lower = filename.toLowerCase(Locale.ROOT);
        int ending = lower.endsWith(".html") ? 5 : lower.endsWith(".htm") ? 4 : 0;
        Uni<Template> whole = templates.getByName(account, filename);
        return ending == 0
                ? whole
                : or(whole, () -> templates.getByName(account, filename.substring(0, filename.length() - ending)));
    }

    /** PostgreSQL's text cannot hold U+0000, so nothing is called so. */
    private static boolean nobodys(String name) {
        return name.indexOf('\0') >= 0;
    }

    private static <T> Uni<T> or(Uni<T> first, Supplier<Uni<T>> second) {
        return first.onFailure(Problem.NotFound.class).recoverWithUni(() -> second.get());
    }
}
