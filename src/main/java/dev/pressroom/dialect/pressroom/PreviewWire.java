package dev.pressroom.dialect.pressroom;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** Previews on the wire. */
interface PreviewWire {
    @Schema(name = "Preview")
    record Preview(@Schema(description = "The latest where it is left out.") @Nullable Integer version,
            @Schema(type = SchemaType.OBJECT, description = "The version's sample data where it is left out.") @Nullable JsonNode data,
            JobsWire.@Nullable Options options,
            @Schema(description = "Which page a picture shows, from 1.", examples = "1") @Nullable Integer page,
            @Schema(description = "How fine a picture is, 36 to 300.", examples = "96") @Nullable Integer dpi) {
        static final Preview PLAIN = new Preview(null, null, null, null, null);
    }
}
