package dev.pressroom.dialect.pressroom;

import java.util.Base64;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.pressroom.intake.FinishCheck;
import dev.pressroom.problem.Problem;
import dev.pressroom.render.option.Attachment;
import dev.pressroom.render.option.Attachment.Relationship;
import dev.pressroom.render.option.Bound;
import dev.pressroom.render.option.Description;
import dev.pressroom.render.option.EInvoice;
import dev.pressroom.render.option.Encryption;
import dev.pressroom.render.option.Encryption.Permission;
import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.render.option.Standard;
import dev.pressroom.render.option.Watermark;

/** What becomes of the pages, on the wire and in the core. Pure. */
final class FinishTranslation {
    private static final String OPTIONS = "#/options";
    private static final int MOST_FILES = 50;

    private FinishTranslation() {}

    static FinishOptions options(JobsWire.Options wire) {
        var options = new FinishOptions(standard(wire.standard()), !Boolean.FALSE.equals(wire.strict()),
                description(wire.document()), Boolean.TRUE.equals(wire.bookmarks()), attachments(wire.attachments()),
                facturX(wire.facturX()),
                watermark(wire.watermark()),
                new Bound(assets("prepend", wire.prepend()), assets("append", wire.append())),
                encryption(wire.encryption()));
        Problem.Invalid.refuse(FinishCheck.violations(OPTIONS, options));
        return options;
    }

    private static @Nullable Standard standard(@Nullable String text) {
        return text == null
                ? null
                : Standard.of(text).orElseThrow(() -> new Problem.Invalid(OPTIONS + "/standard",
                        "standard is pdf/a-1a, 1b, 2a, 2b, 2u, 3a, 3b or 3u, pdf/ua-1, or one of each: pdf/a-2a+pdf/ua-1."));
    }

    private static Description description(FinishWire.@Nullable Document wire) {
        return wire == null
                ? Description.NONE
                : new Description(wire.title(), wire.author(), wire.subject(), wire.keywords(),
                        language(wire.language()));
    }

    private static @Nullable String language(@Nullable String tag) {
        try {
            return tag == null ? null : new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException broken) {
            throw new Problem.Invalid(OPTIONS + "/document/language", "language is a BCP 47 tag such as de-DE.");
        }
    }

    private static List<Attachment> attachments(@Nullable List<FinishWire.Attachment> wire) {
        if (wire == null) {
            return List.of();
        }
        if (wire.size() > MOST_FILES) {
            throw new Problem.Invalid(OPTIONS + "/attachments", "attachments are at most " + MOST_FILES + ".");
        }
        return IntStream.range(0, wire.size())
                .mapToObj(at -> attachment(OPTIONS + "/attachments/" + at, wire.get(at))).toList();
    }

    private static Attachment attachment(String pointer, FinishWire.@Nullable Attachment wire) {
        if (wire == null || (wire.asset() == null) == (wire.content() == null)) {
            throw new Problem.Invalid(pointer, "An attachment has either asset or content.");
        }
        String name = wire.name() == null ? wire.asset() : wire.name();
        if (name == null || name.isBlank() || name.length() > 200
                || name.chars().anyMatch(c -> Character.isISOControl(c) || c == '/' || c == '\\')) {
            throw new Problem.Invalid(pointer + "/name",
                    "name has 1 to 200 characters, none of them a slash, backslash or control character.");
        }
        if (wire.mediaType() != null && !wire.mediaType().matches("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+")) {
            throw new Problem.Invalid(pointer + "/mediaType", "mediaType is a type such as application/xml.");
        }
        return new Attachment(name, wire.asset(), base64(pointer + "/content", wire.content()), wire.mediaType(),
                wire.description(),
                wire.relationship() == null ? Relationship.UNSPECIFIED : wire.relationship().core());
    }

    private static @Nullable EInvoice facturX(FinishWire.@Nullable FacturX wire) {
        if (wire == null) {
            return null;
        }
        if (wire.profile() == null) {
            throw new Problem.Invalid(OPTIONS + "/facturX/profile",
                    "profile is MINIMUM, BASIC_WL, BASIC, EN16931, EXTENDED or XRECHNUNG.");
        }
        return new EInvoice(wire.xml(), wire.asset(), EInvoice.Profile.valueOf(wire.profile().name()));
    }

    private static @Nullable Watermark watermark(FinishWire.@Nullable Watermark wire) {
        if (wire == null) {
            return null;
        }
        boolean text = wire.text() != null;
        return new Watermark(wire.text(), wire.asset(), number(wire.opacity(), text ? 0.15 : 1),
                number(wire.angle(), text ? 45 : 0), wire.color() == null ? "#888888" : wire.color(),
                wire.pages() == FinishWire.Pages.FIRST, wire.layer() == FinishWire.Layer.UNDER);
    }

    private static double number(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }

    private static List<String> assets(String field, @Nullable List<@Nullable String> names) {
        if (names == null) {
            return List.of();
        }
        if (names.size() > MOST_FILES || names.stream().anyMatch(name -> name == null || name.isBlank())) {
            throw new Problem.Invalid(OPTIONS + "/" + field,
                    field + " has the names of at most " + MOST_FILES + " assets.");
        }
        return names.stream().map(String::valueOf).toList();
    }

    /** The fault names the field, never what stands in it. */
    private static @Nullable Encryption encryption(FinishWire.@Nullable Encryption wire) {
        if (wire == null) {
            return null;
        }
        var permissions = EnumSet.allOf(Permission.class);
        if (wire.permissions() != null) {
            permissions.clear();
            wire.permissions().stream().filter(Objects::nonNull).map(FinishWire.Permission::core)
                    .forEach(permissions::add);
        }
        return new Encryption(wire.userPassword(), wire.ownerPassword(), permissions);
    }

    private static @Nullable String base64(String pointer, @Nullable String text) {
        try {
            if (text != null) {
                Base64.getDecoder().decode(text);
            }
            return text;
        } catch (IllegalArgumentException broken) {
            throw new Problem.Invalid(pointer, "content is not Base64.");
        }
    }
}
