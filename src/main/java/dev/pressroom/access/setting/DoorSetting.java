package dev.pressroom.access.setting;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

import dev.pressroom.problem.Problem;

/** Which settings a door has; one for each door that has any. */
public interface DoorSetting {
    /** The door's name. */
    String door();

    /**
     * What is to be kept of what an account asks for.
     *
     * @return fails with {@link Problem.Invalid}, each pointer below {@code #/settings}
     */
    Uni<JsonObject> checked(UUID accountId, JsonObject asked);

    /** What the account may read of it: all but secrets. */
    JsonObject shown(JsonObject kept);
}
