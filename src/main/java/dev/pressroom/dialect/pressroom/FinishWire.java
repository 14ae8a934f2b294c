package dev.pressroom.dialect.pressroom;

import java.util.List;
import java.util.Locale;

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

    @Schema(name = "FacturX", description = "The invoice as XML within its picture: Factur-X, ZUGFeRD, XRechnung. It wants PDF/A-3, and pdf/a-3b is meant where no standard is named.")
    record FacturX(@Schema(description = "UN/CEFACT Cross Industry Invoice.") @Nullable String xml,
            @Schema(description = "Name of a stored asset that is such an XML.") @Nullable String asset,
            @Nullable Profile profile) {}

    @Schema(name = "FacturXProfile")
    enum Profile {
        MINIMUM, BASIC_WL, BASIC, EN16931, EXTENDED, XRECHNUNG
    }

    @Schema(name = "Watermark", description = "A text, or an asset: PNG, JPEG, GIF, or the first page of a PDF.")
    record Watermark(@Schema(examples = "DRAFT") @Nullable String text, @Nullable String asset,
            @Schema(description = "From 0 to 1; 0.15 for a text and 1 for an asset where it is left out.") @Nullable Double opacity,
            @Schema(description = "Degrees against the clock; 45 for a text and 0 for an asset where it is left out.") @Nullable Double angle,
            @Schema(description = "Of the text.", examples = "#cc0000") @Nullable String color,
            @Schema(description = "all where it is left out.") @Nullable Pages pages,
            @Schema(description = "over the pages' content where it is left out, or under it.") @Nullable Layer layer) {}

    @Schema(name = "WatermarkPages")
    enum Pages {
        @JsonProperty("all")
        ALL, @JsonProperty("first")
        FIRST;

        /** As clients write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Schema(name = "WatermarkLayer")
    enum Layer {
        @JsonProperty("over")
        OVER, @JsonProperty("under")
        UNDER;

        /** As clients write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Schema(name = "Encryption", description = "AES-256. Passwords are never given back.")
    record Encryption(
            @Schema(description = "Opens the document; without it anybody can.", writeOnly = true) @Nullable String userPassword,
            @Schema(description = "Lifts the restrictions; without it nobody can.", writeOnly = true) @Nullable String ownerPassword,
            @Schema(description = "What readers may do; all of it where it is left out.") @Nullable List<Permission> permissions) {

        /** Passwords stay out of every log and message. */
        @Override
        public String toString() {
            return "Encryption[permissions=" + permissions + "]";
        }
    }

    @Schema(name = "Permission")
    enum Permission {
        @JsonProperty("print")
        PRINT("print", dev.pressroom.render.option.Encryption.Permission.PRINT), @JsonProperty("printHighResolution")
        PRINT_HIGH_RESOLUTION("printHighResolution",
                dev.pressroom.render.option.Encryption.Permission.PRINT_HIGH_RESOLUTION), @JsonProperty("copy")
        COPY("copy", dev.pressroom.render.option.Encryption.Permission.COPY), @JsonProperty("modify")
        MODIFY("modify", dev.pressroom.render.option.Encryption.Permission.MODIFY), @JsonProperty("annotate")
        ANNOTATE("annotate", dev.pressroom.render.option.Encryption.Permission.ANNOTATE), @JsonProperty("fillForms")
        FILL_FORMS("fillForms", dev.pressroom.render.option.Encryption.Permission.FILL_FORMS), @JsonProperty("assemble")
        ASSEMBLE("assemble", dev.pressroom.render.option.Encryption.Permission.ASSEMBLE);

        private final String text;
        private final dev.pressroom.render.option.Encryption.Permission core;

        Permission(String text, dev.pressroom.render.option.Encryption.Permission core) {
            this.text = text;
            this.core = core;
        }

        dev.pressroom.render.option.Encryption.Permission core() {
            return core;
        }

        /** As clients write it. */
        @Override
        public String toString() {
            return text;
        }
    }

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
