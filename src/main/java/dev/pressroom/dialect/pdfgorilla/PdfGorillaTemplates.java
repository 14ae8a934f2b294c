package dev.pressroom.dialect.pdfgorilla;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.template.Templates;

/** Templates as clients name them: by UUID, bare or as our own API writes it, or by name. */
@ApplicationScoped
class PdfGorillaTemplates {
    private static final Pattern ID = Pattern.compile(
            "(?:tpl_)?([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})");

    private final Templates templates;

    PdfGorillaTemplates(Templates templates) {
        this.templates = templates;
    }

    /** The latest version. */
    Uni<Templates.Found> find(UUID accountId, String template) {
        Matcher id = ID.matcher(template);
        if (id.matches()) {
            return templates.get(accountId, UUID.fromString(id.replaceFirst("$1-$2-$3-$4-$5")), null);
        }
        return template.indexOf('\0') >= 0
                ? Uni.createFrom().failure(PdfGorillaRefusal.noTemplate())
                : templates.getByName(accountId, template)
                        .chain(found -> templates.get(accountId, found.id(), null));
    }
}
