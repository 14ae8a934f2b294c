package dev.pressroom.dialect.pressroom;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.pressroom.intake.PageCheck;
import dev.pressroom.job.JobOptions;
import dev.pressroom.problem.Problem;
import dev.pressroom.render.PageOptions;

/** A job's options on the wire to the core's. Pure. */
final class JobOptionsTranslation {
    private JobOptionsTranslation() {}

    static JobOptions options(JobsWire.@Nullable Options wire) {
        return wire == null
                ? JobOptions.NONE
                : new JobOptions(page(wire.page()), locale(wire.locale()), zone(wire.timeZone()), null,
                        FinishTranslation.options(wire),
                        wire.signature() == null ? null : wire.signature().core("#/options/signature"), false);
    }

    private static @Nullable PageOptions page(TemplatesWire.@Nullable Page wire) {
        if (wire == null) {
            return null;
        }
        var page = new PageOptions(wire.size(), Boolean.TRUE.equals(wire.landscape()), wire.margin());
        Problem.Invalid.refuse(PageCheck.violations("#/options/page", page));
        return page;
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
