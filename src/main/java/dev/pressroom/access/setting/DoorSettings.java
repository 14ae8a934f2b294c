package dev.pressroom.access.setting;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

import dev.pressroom.problem.Problem;
import dev.pressroom.seal.Seal;

/** The settings of each account and door; sealed at rest, since some are secrets. */
@ApplicationScoped
public class DoorSettings {
    private static final int MOST_BYTES = 256 << 10;
    /** A second column, since one alone comes as it is and a missing row as nothing. */
    private static final String FIND = """
            select settings, door from door_setting where account_id = :account and door = :door
            """;
    private static final String SET = """
            insert into door_setting (account_id, door, settings, updated_at)
            values (:account, :door, :settings, :now)
                on conflict on constraint door_setting_pk do update
                       set settings = excluded.settings, updated_at = excluded.updated_at
            """;

    private final List<DoorSetting> declared;
    private final Seal seal;
    private final Clock clock;

    DoorSettings(@All List<DoorSetting> declared, Seal seal, Clock clock) {
        this.declared = declared;
        this.seal = seal;
        this.clock = clock;
    }

    /** What the account has chosen, with secrets; an empty object where nothing. */
    public Uni<JsonObject> of(UUID accountId, String door) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> session
                .createNativeQuery(FIND, Object[].class).setParameter("account", accountId).setParameter("door", door)
                .getSingleResultOrNull()))
                .map(row -> row == null ? new JsonObject() : opened(accountId, door, (byte[]) row[0]));
    }

    /** The same without secrets. */
    public Uni<JsonObject> shown(UUID accountId, String door) {
        return of(accountId, door).map(kept -> declared.stream().filter(one -> one.door().equals(door)).findFirst()
                .map(one -> one.shown(kept)).orElseGet(JsonObject::new));
    }

    /**
     * All settings at once, from the next request on.
     *
     * @return fails with {@link Problem.Invalid}, each pointer below {@code #/settings}
     */
    public Uni<Void> replace(UUID accountId, String door, JsonObject asked) {
        return declared.stream().filter(one -> one.door().equals(door)).findFirst()
                .map(one -> one.checked(accountId, asked)).orElseGet(() -> none(door, asked))
                .map(checked -> closed(accountId, door, checked))
                .chain(sealed -> Panache.withTransaction(() -> Panache.getSession().flatMap(session -> session
                        .createNativeQuery(SET).setParameter("account", accountId).setParameter("door", door)
                        .setParameter("settings", sealed)
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC)).executeUpdate())))
                .replaceWithVoid();
    }

    private static Uni<JsonObject> none(String door, JsonObject asked) {
        return asked.isEmpty()
                ? Uni.createFrom().item(asked)
                : Uni.createFrom().failure(new Problem.Invalid("#/settings/" + asked.fieldNames().iterator().next(),
                        "The door '" + door + "' has no settings; send an empty object."));
    }

    private byte[] closed(UUID accountId, String door, JsonObject settings) {
        byte[] text = settings.encode().getBytes(StandardCharsets.UTF_8);
        if (text.length > MOST_BYTES) {
            throw new Problem.Invalid("#/settings", "settings are " + text.length + " bytes of JSON; they can be "
                    + MOST_BYTES + ".");
        }
        return seal.close(text, purpose(accountId, door));
    }

    private JsonObject opened(UUID accountId, String door, byte[] sealed) {
        return new JsonObject(new String(seal.open(sealed, purpose(accountId, door)), StandardCharsets.UTF_8));
    }

    private static String purpose(UUID accountId, String door) {
        return "door-settings:" + accountId + ":" + door;
    }
}
