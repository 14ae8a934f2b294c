package dev.pressroom.dialect.webadmit;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.pressroom.access.Accounts;
import dev.pressroom.access.setting.DoorSettings;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Form;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Identity;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Template;
import dev.pressroom.problem.Problem;

/** The identities of an account with their templates, as its settings have them. */
@ApplicationScoped
class WebAdmitIdentities {
    private static final String NUMBER = "[0-9]{1,18}";

    private final DoorSettings settings;
    private final Accounts accounts;

    WebAdmitIdentities(DoorSettings settings, Accounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    /** @param template of ours, by its id or name */
    record Binding(Template wire, String template) {}

    record Known(Identity wire, List<Binding> templates) {
        /** Throws {@link Problem.NotFound}. */
        Binding template(long id) {
            return templates.stream().filter(one -> one.wire().id() == id).findFirst()
                    .orElseThrow(() -> new Problem.NotFound("template"));
        }
    }

    /** @param secret that callbacks are signed with; null for none */
    record Chosen(List<Known> identities, @Nullable String secret, Form listForm) {
        /** Throws {@link Problem.NotFound}. */
        Known identity(long id) {
            return identities.stream().filter(one -> one.wire().id() == id).findFirst()
                    .orElseThrow(() -> new Problem.NotFound("identity"));
        }
    }

    /** Where there is none, one that is called as the account is. */
    Uni<Chosen> of(UUID accountId) {
        return settings.of(accountId, WebAdmitDoor.NAME).chain(kept -> {
            List<Known> identities = objects(kept.getJsonArray("identities")).map(WebAdmitIdentities::known)
                    .sorted(Comparator.comparingLong(one -> one.wire().id())).toList();
            var chosen = new Chosen(identities, kept.getString(WebAdmitSettings.SECRET),
                    Form.valueOf(kept.getString(WebAdmitSettings.LIST_FORM, "R0")));
            return identities.isEmpty()
                    ? accounts.get(accountId).map(account -> new Chosen(List.of(only(account.name())), chosen.secret(),
                            chosen.listForm()))
                    : Uni.createFrom().item(chosen);
        });
    }

    /** @return fails with {@link Problem.NotFound} */
    Uni<Known> identity(UUID accountId, String id) {
        return Uni.createFrom().deferred(() -> {
            long number = number(id);
            return of(accountId).map(chosen -> chosen.identity(number));
        });
    }

    /** As paths have it; throws {@link Problem.NotFound} for what is none. */
    static long number(String text) {
        if (!text.matches(NUMBER)) {
            throw new Problem.NotFound("number");
        }
        return Long.parseLong(text);
    }

    private static Known only(String name) {
        return new Known(new Identity(1, "Admissions User", null, name, null, null), List.of());
    }

    private static Known known(JsonObject kept) {
        return new Known(
                new Identity(kept.getLong("id"), kept.getString("type"), kept.getString("association"),
                        kept.getString("institution"), kept.getString("organization"), kept.getString("cycle")),
                objects(kept.getJsonArray("templates")).map(WebAdmitIdentities::binding)
                        .sorted(Comparator.comparingLong(one -> one.wire().id())).toList());
    }

    private static Binding binding(JsonObject kept) {
        return new Binding(new Template(kept.getLong("id"), kept.getString("name"), kept.getString("dataset")),
                kept.getString("template"));
    }

    private static Stream<JsonObject> objects(@Nullable JsonArray kept) {
        return kept == null ? Stream.empty() : kept.stream().map(JsonObject.class::cast);
    }
}
