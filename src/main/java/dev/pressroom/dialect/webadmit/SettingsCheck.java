package dev.pressroom.dialect.webadmit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.pressroom.problem.Violation;

/** The rules of the single settings. Pure; for one look. */
final class SettingsCheck {
    private static final Set<String> TYPES = Set.of("Admissions User", "Association User", "Institution User");
    private static final String FIRST_TYPE = "Admissions User";
    private static final Set<String> FORMS = Set.of("R0", "R1");
    private static final int MAX_TEXT = 255;
    private static final int MAX_IDENTITIES = 100;
    private static final int MAX_TEMPLATES = 1_000;

    private final List<Violation> violations = new ArrayList<>();
    private final Set<Long> identities = new HashSet<>();
    private final Set<Long> templates = new HashSet<>();
    private final String root;

    SettingsCheck(String root) {
        this.root = root;
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** What is to be kept, where nothing is wrong. */
    JsonObject settings(JsonObject asked) {
        refuseUnknown(root, asked, Set.of("identities", WebAdmitSettings.SECRET, WebAdmitSettings.LIST_FORM));
        var kept = new JsonObject().put("identities", list(root + "/identities", asked.getValue("identities"),
                MAX_IDENTITIES, this::identity));
        Object secret = asked.getValue(WebAdmitSettings.SECRET);
        if (secret != null) {
            if (!(secret instanceof String text) || !text.matches("whsec_[A-Za-z0-9+/]{32,86}={0,2}")) {
                refuse(root + "/" + WebAdmitSettings.SECRET, "webhookSecret is whsec_ and 24 to 64 bytes in Base64.");
            }
            kept.put(WebAdmitSettings.SECRET, secret);
        }
        Object form = asked.getValue(WebAdmitSettings.LIST_FORM);
        if (form != null) {
            if (!FORMS.contains(String.valueOf(form))) {
                refuse(root + "/" + WebAdmitSettings.LIST_FORM, "listForm is R0 or R1.");
            }
            kept.put(WebAdmitSettings.LIST_FORM, form);
        }
        return kept;
    }

    private interface One {
        JsonObject of(String pointer, JsonObject asked);
    }

    private JsonArray list(String pointer, @Nullable Object asked, int most, One one) {
        var kept = new JsonArray();
        if (asked == null) {
            return kept;
        }
        if (!(asked instanceof JsonArray all) || all.size() > most) {
            refuse(pointer, "This is a list of at most " + most + " objects.");
            return kept;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.getValue(i) instanceof JsonObject object) {
                kept.add(one.of(pointer + "/" + i, object));
            } else {
                refuse(pointer + "/" + i, "This is a JSON object.");
            }
        }
        return kept;
    }

    private JsonObject identity(String pointer, JsonObject asked) {
        refuseUnknown(pointer, asked,
                Set.of("id", "type", "association", "institution", "organization", "cycle", "templates"));
        Object type = asked.getValue("type", FIRST_TYPE);
        if (!TYPES.contains(String.valueOf(type))) {
            refuse(pointer + "/type", "type is Admissions User, Association User or Institution User.");
        }
        Object cycle = asked.getValue("cycle");
        if (cycle != null && !String.valueOf(cycle).matches("\\d{4} - \\d{4}")) {
            refuse(pointer + "/cycle", "cycle is two years, as in 2014 - 2015, or null.");
        }
        var kept = new JsonObject().put("id", number(pointer, asked, identities)).put("type", type);
        for (String field : List.of("association", "institution", "organization")) {
            Object text = asked.getValue(field);
            if (text != null && !isText(text)) {
                refuse(pointer + "/" + field, field + " is 1 to " + MAX_TEXT + " characters, or null.");
            }
            kept.put(field, text);
        }
        return kept.put("cycle", cycle).put("templates",
                list(pointer + "/templates", asked.getValue("templates"), MAX_TEMPLATES, this::template));
    }

    private JsonObject template(String pointer, JsonObject asked) {
        refuseUnknown(pointer, asked, Set.of("id", "name", "template", "dataset"));
        var kept = new JsonObject().put("id", number(pointer, asked, templates));
        for (String field : List.of("name", "template", "dataset")) {
            Object text = asked.getValue(field);
            if (!isText(text)) {
                refuse(pointer + "/" + field, field + " is 1 to " + MAX_TEXT + " characters.");
            }
            kept.put(field, text);
        }
        return kept;
    }

    /** Numbers are those of paths: unique in the account, whatever they are under. */
    private Object number(String pointer, JsonObject asked, Set<Long> known) {
        Object id = asked.getValue("id");
        if (!(id instanceof Integer || id instanceof Long) || ((Number) id).longValue() < 1) {
            refuse(pointer + "/id", "id is an integer from 1.");
            return 0;
        }
        if (!known.add(((Number) id).longValue())) {
            refuse(pointer + "/id", "Another has this id.");
        }
        return id;
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() && text.length() <= MAX_TEXT
                && text.chars().noneMatch(Character::isISOControl);
    }

    private void refuseUnknown(String pointer, JsonObject asked, Set<String> fields) {
        asked.fieldNames().stream().filter(field -> !fields.contains(field))
                .forEach(field -> refuse(pointer + "/" + field.replace("~", "~0").replace("/", "~1"),
                        "There is no such setting."));
    }

    private void refuse(String pointer, String words) {
        violations.add(new Violation(pointer, words));
    }
}
