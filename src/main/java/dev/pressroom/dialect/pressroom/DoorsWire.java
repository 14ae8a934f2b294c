package dev.pressroom.dialect.pressroom;

import java.util.List;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Doors and their settings on the wire. */
interface DoorsWire {
    @Schema(name = "Door")
    record Door(@Schema(description = "The API's name, as in /openapi/{name}.") String name,
            @Schema(description = "Where its own description is.") String openapi) {
        static Door of(String name) {
            return new Door(name, "/openapi/" + name);
        }
    }

    @Schema(name = "Doors")
    record Doors(List<Door> data) {}

    @Schema(name = "DoorSettings")
    record Settings(
            @NotNull @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT, description = "Which fields there are is in the door's own page; secrets are never shown.") ObjectNode settings) {}
}
