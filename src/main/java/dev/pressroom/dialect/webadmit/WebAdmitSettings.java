package dev.pressroom.dialect.webadmit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.pressroom.access.setting.DoorSetting;
import dev.pressroom.dataset.Datasets;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.template.Template;
import dev.pressroom.template.Templates;

/** What an account chooses for this API: its identities, what their templates stand for, how callbacks are signed. */
@ApplicationScoped
class WebAdmitSettings implements DoorSetting {
    static final String SECRET = "webhookSecret";
    static final String LIST_FORM = "listForm";
    private static final String POINTER = "#/settings";
    private static final Pattern ID = Pattern
            .compile(
                    "(?:tpl_)?([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})");

    private final Templates templates;
    private final Datasets datasets;

    WebAdmitSettings(Templates templates, Datasets datasets) {
        this.templates = templates;
        this.datasets = datasets;
    }

    @Override
    public String door() {
        return WebAdmitDoor.NAME;
    }

    @Override
    public Uni<JsonObject> checked(UUID accountId, JsonObject asked) {
        return Uni.createFrom().deferred(() -> {
            var check = new SettingsCheck(POINTER);
            JsonObject checked = check.settings(asked);
            Problem.Invalid.refuse(check.violations());
            return references(accountId, checked).replaceWith(checked);
        });
    }

    @Override
    public JsonObject shown(JsonObject kept) {
        JsonObject shown = kept.copy();
        shown.remove(SECRET);
        return shown;
    }

    /** Each template and dataset that is named is the account's. */
    private Uni<Void> references(UUID accountId, JsonObject settings) {
        List<Violation> missing = new ArrayList<>();
        return Multi.createFrom().iterable(bindings(settings)).onItem()
                .transformToUniAndConcatenate(binding -> found(template(accountId, binding.template()), missing,
                        binding.pointer() + "/template", "There is no template of this id or name.")
                        .chain(() -> found(datasets.get(accountId, binding.dataset()), missing,
                                binding.pointer() + "/dataset", "There is no dataset of this name.")))
                .collect().asList().invoke(() -> Problem.Invalid.refuse(missing)).replaceWithVoid();
    }

    private static Uni<Void> found(Uni<?> search, List<Violation> missing, String pointer, String words) {
        return search.replaceWithVoid().onFailure(Problem.NotFound.class)
                .invoke(() -> missing.add(new Violation(pointer, words)))
                .onFailure(Problem.NotFound.class).recoverWithNull();
    }

    private record Bound(String pointer, String template, String dataset) {}

    private static List<Bound> bindings(JsonObject settings) {
        List<Bound> all = new ArrayList<>();
        JsonArray identities = settings.getJsonArray("identities");
        for (int i = 0; i < identities.size(); i++) {
            JsonArray bound = identities.getJsonObject(i).getJsonArray("templates");
            for (int t = 0; t < bound.size(); t++) {
                JsonObject one = bound.getJsonObject(t);
                all.add(new Bound(POINTER + "/identities/" + i + "/templates/" + t, one.getString("template"),
                        one.getString("dataset")));
            }
        }
        return all;
    }

    /** By its id, or else by its name. */
    Uni<Template> template(UUID accountId, String text) {
        var id = ID.matcher(text);
        Uni<Template> named = templates.getByName(accountId, text);
        return id.matches()
                ? templates.find(accountId, UUID.fromString(id.replaceFirst("$1-$2-$3-$4-$5")))
                        .onFailure(Problem.NotFound.class).recoverWithUni(() -> named)
                : named;
    }
}
