package dev.pressroom.dialect.pressroom;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.pressroom.intake.SignatureCheck;
import dev.pressroom.job.JobSignature;
import dev.pressroom.problem.Problem;
import dev.pressroom.render.finish.signature.SignatureOptions;
import dev.pressroom.render.finish.signature.SignatureOptions.Box;

/** A signature that a job asks for, on the wire. */
interface SignatureWire {
    @Schema(name = "SignatureLevel")
    enum Level {
        @JsonProperty("b-b")
        B_B, @JsonProperty("b-t")
        B_T, @JsonProperty("b-lt")
        B_LT;

        SignatureOptions.Level core() {
            return switch (this) {
                case B_B -> SignatureOptions.Level.B_B;
                case B_T -> SignatureOptions.Level.B_T;
                case B_LT -> SignatureOptions.Level.B_LT;
            };
        }

        /** As clients write it. */
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    @Schema(name = "Signature", description = "PAdES (ETSI EN 319 142-1). Needs the scope sign.")
    record Signature(
            @Schema(required = true, description = "Id or name of a signing key.", examples = "company-seal") @Nullable String key,
            @Schema(description = "b-b where it is left out; b-t adds a time stamp, b-lt proof that no certificate was revoked.") @Nullable Level level,
            @Schema(examples = "Invoice issued") @Nullable String reason,
            @Schema(examples = "Berlin") @Nullable String location,
            @Schema(examples = "invoices@example.com") @Nullable String contact,
            @Schema(description = "The signer's; the certificate's common name where it is left out.") @Nullable String name,
            @Schema(description = "Name of the form field that holds the signature.") @Nullable String field,
            @Nullable Visible visible) {

        JobSignature core(String pointer) {
            if (key == null || key.isBlank()) {
                throw new Problem.Invalid(pointer + "/key", "key is the id or name of a signing key.");
            }
            var options = new SignatureOptions(level == null ? SignatureOptions.Level.B_B : level.core(), reason,
                    location, contact, name, field, visible == null ? null : visible.core(pointer));
            Problem.Invalid.refuse(SignatureCheck.violations(pointer, options));
            UUID id = Ids.SIGNING_KEY.read(key).orElse(null);
            return new JobSignature(id, id == null ? key : null, options);
        }
    }

    @Schema(name = "SignatureBox", description = "Where the signature shows, from the page's top left corner.")
    record Visible(
            @Schema(description = "From 1; -1 is the last page. 1 where it is left out.", examples = "1") @Nullable Integer page,
            @Schema(required = true, examples = "120mm") @Nullable String x,
            @Schema(required = true, examples = "240mm") @Nullable String y,
            @Schema(required = true, examples = "70mm") @Nullable String width,
            @Schema(required = true, examples = "25mm") @Nullable String height,
            @Schema(description = "May hold {name}, {date}, {reason}, {location}. Name, date and reason where neither text nor image is given.") @Nullable String text,
            @Schema(description = "Name of an asset, PNG or JPEG; it stands to the left of the text.") @Nullable String image) {

        private Box core(String pointer) {
            return new Box(page == null ? 1 : page, needed(pointer, "x", x), needed(pointer, "y", y),
                    needed(pointer, "width", width), needed(pointer, "height", height), text, image);
        }

        private static String needed(String pointer, String field, @Nullable String length) {
            if (length == null) {
                throw new Problem.Invalid(pointer + "/visible/" + field,
                        field + " is missing; it is a length such as 20mm.");
            }
            return length;
        }
    }
}
