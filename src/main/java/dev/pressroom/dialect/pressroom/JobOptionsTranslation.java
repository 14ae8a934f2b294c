package dev.pressroom.dialect.pressroom;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.pressroom.job.JobOptions;
import dev.pressroom.problem.Problem;
import dev.pressroom.render.PageOptions;

/** A job's options on the wire to the core's. Pure. */
final class JobOptionsTranslation {
    private static final String LENGTH = "(0|[0-9]{1,5}(\\.[0-9]{1,4})?(mm|cm|in|pt|pc|px))";
    private static final Pattern PAPER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{1,19}|" + LENGTH + " +" + LENGTH);
    private static final Pattern MARGIN = Pattern.compile(LENGTH + "( +" + LENGTH + "){0,3}");

    private JobOptionsTranslation() {}

    static JobOptions options(JobsWire.@Nullable Options wire) {
        return wire == null
                ? JobOptions.NONE
                : new JobOptions(page(wire.page()), locale(wire.locale()), zone(wire.timeZone()), null);
    }

    private static @Nullable PageOptions page(TemplatesWire.@Nullable Page wire) {
        if (wire == null) {
            return null;
        }
        refuse(wire.size(), PAPER, "#/options/page/size",
                "size is a name such as A4 or Letter, or two lengths: 100mm 150mm.");
        refuse(wire.margin(), MARGIN, "#/options/page/margin", "margin is one to four lengths such as 20mm or 1in.");
        return new PageOptions(wire.size(), Boolean.TRUE.equals(wire.landscape()), wire.margin());
    }

    private static void refuse(@Nullable String text, Pattern form, String pointer, String detail) {
        if (text != null && !form.matcher(text).matches()) {
            throw new Problem.Invalid(pointer, detail);
        }
    }

    private static @Nullable Locale locale(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException broken) {
            throw new Problem.Invalid("#/options/locale", "locale is a BCP 47 tag such as de-DE.");
        }
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new Problem.Invalid("#/options/timeZone", "timeZone is an IANA name such as Europe/Berlin.");
        }
    }
}
