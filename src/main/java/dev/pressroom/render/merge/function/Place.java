package dev.pressroom.render.merge.function;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** Whose habits numbers and dates are written in. */
public record Place(Locale locale, ZoneId zone) {
    public static final String ATTRIBUTE = "pressroom.place";

    /** Reads a trailing argument such as {@code 'de-CH'} or {@code 'Asia/Tokyo'}; the shape says which it is. */
    Place with(Arguments call, int index) {
        if (call.missing(index)) {
            return this;
        }
        String name = call.text(index);
        return looksLikeAZone(name) ? new Place(locale, zone(call, name)) : new Place(locale(call, name), zone);
    }

    private static boolean looksLikeAZone(String name) {
        return name.contains("/") || name.startsWith("+") || name.startsWith("-")
                || name.matches("Z|UTC.*|GMT.*");
    }

    private static ZoneId zone(Arguments call, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw call.fault("knows no time zone '" + name + "'");
        }
    }

    private static Locale locale(Arguments call, String name) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(name.replace('_', '-')).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale;
            }
        } catch (IllformedLocaleException e) {
            throw call.fault("knows no locale or time zone '" + name + "'");
        }
        throw call.fault("knows no locale or time zone '" + name + "'");
    }
}
