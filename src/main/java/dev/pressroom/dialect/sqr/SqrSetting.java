package dev.pressroom.dialect.sqr;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

import dev.pressroom.access.setting.DoorSetting;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.template.Template;
import dev.pressroom.template.Templates;

/** What an account chooses for its reports: the template, by name or id, and what they are called. */
@ApplicationScoped
class SqrSetting implements DoorSetting {
    static final String TEMPLATE = "reportTemplate";
    static final String FILENAME = "filename";

    private static final String POINTER = "#/settings/";
    private static final int LONGEST_NAME = 255;

    private final Templates templates;

    SqrSetting(Templates templates) {
        this.templates = templates;
    }

    @Override
    public String door() {
        return SqrDoor.NAME;
    }

    @Override
    public Uni<JsonObject> checked(UUID accountId, JsonObject asked) {
        var violations = new ArrayList<Violation>();
        asked.fieldNames().stream().filter(name -> !List.of(TEMPLATE, FILENAME).contains(name))
                .forEach(name -> violations.add(new Violation(POINTER + name,
                        "There is no such setting; there are " + TEMPLATE + " and " + FILENAME + ".")));
        String template = text(asked, TEMPLATE, violations);
        String filename = text(asked, FILENAME, violations);
        if (filename != null && !SqrFilename.isPattern(filename)) {
            violations.add(new Violation(POINTER + FILENAME, FILENAME + " has up to " + SqrFilename.LONGEST
                    + " characters, no slashes, and fields such as {userId}, {jobId} or {address.city}."));
        }
        return Uni.createFrom().voidItem().invoke(() -> Problem.Invalid.refuse(violations))
                .chain(() -> template == null ? Uni.createFrom().nullItem() : known(accountId, template))
                .replaceWith(asked);
    }

    @Override
    public JsonObject shown(JsonObject kept) {
        return kept;
    }

    private Uni<Template> known(UUID accountId, String template) {
        return template(accountId, template).onFailure(Problem.NotFound.class)
                .transform(_ -> new Problem.Invalid(POINTER + TEMPLATE, "There is no template of this name or id."));
    }

    /** @return fails with {@link Problem.NotFound} */
    Uni<Template> template(UUID accountId, String text) {
        Uni<Template> named = templates.getByName(accountId, text);
        return SqrTranslation.templateId(text)
                .map(id -> templates.find(accountId, id).onFailure(Problem.NotFound.class).recoverWithUni(named))
                .orElse(named);
    }

    private static @Nullable String text(JsonObject asked, String name, List<Violation> violations) {
        Object value = asked.getValue(name);
        if (value == null && !asked.containsKey(name)) {
            return null;
        }
        if (!(value instanceof String text) || text.isBlank() || text.length() > LONGEST_NAME
                || text.indexOf('\0') >= 0) {
            violations.add(new Violation(POINTER + name, name + " is a text of 1 to " + LONGEST_NAME + " characters."));
            return null;
        }
        return text;
    }
}
