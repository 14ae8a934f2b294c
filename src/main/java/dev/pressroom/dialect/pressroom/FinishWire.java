package dev.pressroom.dialect.pressroom;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.pressroom.render.option.Attachment.Relationship;

/** What becomes of the pages, on the wire. */
interface FinishWire {
    @Schema(name = "Description", description = "What the document says of itself; goes before what the template says.")
    record Document(@Schema(examples = "Invoice 2026-0042") @Nullable String title, @Nullable String author,
            @Nullable String subject, @Nullable String keywords,
            @Schema(description = "BCP 47 tag.", examples = "de-DE") @Nullable String language) {}

    @Schema(name = "Attachment", description = "A file that travels within the document: an asset, or content.")
    record Attachment(@Schema(description = "Name of a stored asset.", examples = "terms.pdf") @Nullable String asset,
            @Schema(description = "Base64.") @Nullable String content,
            @Schema(description = "As readers show it; the asset's where it is left out.", examples = "terms.pdf") @Nullable String name,
            @Schema(description = "What the file is to the document; Unspecified where it is left out.") @Nullable Kinship relationship,
            @Nullable String description,
            @Schema(description = "The asset's where it is left out.", examples = "application/xml") @Nullable String mediaType) {}

    @Schema(name = "AttachmentRelationship")
    enum Kinship {
        @JsonProperty("Source")
        SOURCE(Relationship.SOURCE), @JsonProperty("Data")
        DATA(Relationship.DATA), @JsonProperty("Alternative")
        ALTERNATIVE(Relationship.ALTERNATIVE), @JsonProperty("Supplement")
        SUPPLEMENT(Relationship.SUPPLEMENT), @JsonProperty("Unspecified")
        UNSPECIFIED(Relationship.UNSPECIFIED);

        private final Relationship core;

        Kinship(Relationship core) {
            this.core = core;
        }

        Relationship core() {
            return core;
        }

        /** As clients write it. */
        @Override
        public String toString() {
            return core.text();
        }
    }
}
