package dev.pressroom.dialect.reportflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

import dev.pressroom.access.setting.DoorSetting;
import dev.pressroom.job.Callback;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.webhook.Callbacks;

/** What a workspace can choose: where it wants to hear of its files, and what of them. */
@ApplicationScoped
class ReportFlowSettings implements DoorSetting {
    private static final String WEBHOOK = "webhook";
    private static final String URL = "url";
    private static final String SECRET = "secret";
    private static final String PARAMS = "params";
    private static final String FAILURES = "failures";
    private static final int LONGEST = 2_000;

    private final Callbacks callbacks;

    ReportFlowSettings(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    /**
     * What is kept, read.
     *
     * @param url      null where nobody is told
     * @param secret   null for messages that are not signed
     * @param params   whether messages hold what a request has sent
     * @param failures whether there are messages of files that were not made
     */
    record Chosen(@Nullable String url, @Nullable String secret, boolean params, boolean failures) {
        static Chosen of(JsonObject kept) {
            JsonObject webhook = kept.getJsonObject(WEBHOOK, new JsonObject());
            return new Chosen(webhook.getString(URL), webhook.getString(SECRET), kept.getBoolean(PARAMS, true),
                    kept.getBoolean(FAILURES, false));
        }

        @Nullable
        Callback callback(Set<String> events) {
            return url == null ? null : new Callback(url, secret, events);
        }

        @Override
        public String toString() {
            return "settings";
        }
    }

    @Override
    public String door() {
        return ReportFlowDoor.NAME;
    }

    @Override
    public Uni<JsonObject> checked(UUID accountId, JsonObject asked) {
        return Uni.createFrom().deferred(() -> {
            Problem.Invalid.refuse(violations(asked));
            Chosen chosen = Chosen.of(asked);
            return callbacks.check(accountId, "#/settings/" + WEBHOOK, chosen.callback(Set.of()), ReportFlowDoor.NAME)
                    .map(checked -> kept(chosen));
        });
    }

    private static JsonObject kept(Chosen chosen) {
        var kept = new JsonObject().put(PARAMS, chosen.params()).put(FAILURES, chosen.failures());
        if (chosen.url() != null) {
            var webhook = new JsonObject().put(URL, chosen.url());
            kept.put(WEBHOOK, chosen.secret() == null ? webhook : webhook.put(SECRET, chosen.secret()));
        }
        return kept;
    }

    private static List<Violation> violations(JsonObject asked) {
        var violations = new ArrayList<Violation>();
        Object webhook = asked.getValue(WEBHOOK);
        if (webhook instanceof JsonObject object) {
            text(violations, object, URL, true);
            text(violations, object, SECRET, false);
            unknown(violations, object, "/" + WEBHOOK, Set.of(URL, SECRET));
        } else if (webhook != null) {
            violations.add(new Violation("#/settings/" + WEBHOOK, "webhook is an object with url and secret."));
        }
        for (String name : List.of(PARAMS, FAILURES)) {
            if (asked.getValue(name) != null && !(asked.getValue(name) instanceof Boolean)) {
                violations.add(new Violation("#/settings/" + name, name + " is true or false."));
            }
        }
        unknown(violations, asked, "", Set.of(WEBHOOK, PARAMS, FAILURES));
        return violations;
    }

    private static void text(List<Violation> violations, JsonObject object, String name, boolean required) {
        Object value = object.getValue(name);
        boolean wrong = value == null
                ? required
                : !(value instanceof String text) || text.isBlank() || text.length() > LONGEST;
        if (wrong) {
            violations.add(new Violation("#/settings/" + WEBHOOK + "/" + name,
                    name + " is a string of up to " + LONGEST + " characters."));
        }
    }

    private static void unknown(List<Violation> violations, JsonObject object, String place, Set<String> known) {
        object.fieldNames().stream().filter(name -> !known.contains(name)).findFirst()
                .ifPresent(name -> violations.add(new Violation("#/settings" + place,
                        "There is no such setting; known are " + String.join(", ", known.stream().sorted().toList())
                                + ".")));
    }

    @Override
    public JsonObject shown(JsonObject kept) {
        JsonObject shown = kept.copy();
        if (shown.getJsonObject(WEBHOOK) != null) {
            shown.getJsonObject(WEBHOOK).remove(SECRET);
        }
        return shown;
    }
}
