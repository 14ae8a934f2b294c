package dev.pressroom.render.merge.function;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Dates and times: ISO texts or milliseconds since 1970; instants are shown in the reader's time zone. */
final class DateFormats {
    private static final int PATTERN_CHARS = 100;
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Map<String, FormatStyle> STYLES = Map.of("short", FormatStyle.SHORT, "medium",
            FormatStyle.MEDIUM, "long", FormatStyle.LONG, "full", FormatStyle.FULL);

    private DateFormats() {}

    static String date(Arguments call) {
        return written(call, DateTimeFormatter::ofLocalizedDate);
    }

    static String time(Arguments call) {
        return written(call, DateTimeFormatter::ofLocalizedTime);
    }

    /** A long time of day needs a zone to name, which dates without an offset lack: it stays medium. */
    static String dateTime(Arguments call) {
        return written(call, style -> DateTimeFormatter.ofLocalizedDateTime(style,
                style == FormatStyle.SHORT ? FormatStyle.SHORT : FormatStyle.MEDIUM));
    }

    private interface Localized {
        DateTimeFormatter of(FormatStyle style);
    }

    /** {@code date(d)}, {@code date(d, 'long')}, {@code date(d, 'dd.MM.yyyy')}, each with locale and zone behind. */
    private static String written(Arguments call, Localized localized) {
        call.between(1, 4);
        boolean styled = !call.missing(1) && (STYLES.containsKey(call.text(1)) || isPattern(call.text(1)));
        int next = styled ? 2 : 1;
        Place place = call.place().with(call, next).with(call, next + 1);
        DateTimeFormatter format = styled && !STYLES.containsKey(call.text(1))
                ? pattern(call, place.locale())
                : localized.of(style(styled ? call.text(1) : "medium"));
        try {
            return format.withLocale(place.locale()).format(moment(call, 0, place.zone()));
        } catch (DateTimeException e) {
            throw call.fault(
                    "cannot write " + Arguments.described(call.value(0)) + " that way: it lacks the date or the time");
        }
    }

    private static FormatStyle style(String name) {
        FormatStyle style = STYLES.get(name);
        return style == null ? FormatStyle.MEDIUM : style;
    }

    /** Neither a locale nor a zone: those are words, with a slash or a hyphen. */
    private static boolean isPattern(String text) {
        return !text
                .matches("[a-z]{2,3}|[a-z]{2,3}[-_][A-Za-z0-9_-]+|[A-Za-z_]+/[A-Za-z0-9_/+-]+|UTC.*|GMT.*|Z|[+-].*");
    }

    private static DateTimeFormatter pattern(Arguments call, Locale locale) {
        String pattern = call.text(1);
        if (pattern.length() > PATTERN_CHARS) {
            throw call.fault("takes patterns of at most " + PATTERN_CHARS + " characters");
        }
        try {
            return DateTimeFormatter.ofPattern(pattern, locale);
        } catch (IllegalArgumentException e) {
            throw call.fault("does not understand the pattern '" + pattern + "'");
        }
    }

    /** A day without a time begins at midnight. */
    static ZonedDateTime instant(Arguments call, int index, ZoneId zone) {
        return switch (moment(call, index, zone)) {
            case ZonedDateTime moment -> moment;
            case LocalDate day -> day.atStartOfDay(zone);
            case TemporalAccessor ignored -> throw notADate(call, call.value(index));
        };
    }

    static boolean isDay(Arguments call, int index) {
        return call.value(index) instanceof String text && DAY.matcher(text.strip()).matches();
    }

    private static TemporalAccessor moment(Arguments call, int index, ZoneId zone) {
        Object value = call.value(index);
        try {
            if (value instanceof Long || value instanceof Integer) {
                return Instant.ofEpochMilli(((Number) value).longValue()).atZone(zone);
            }
            if (value instanceof String text) {
                return parsed(text.strip(), zone);
            }
        } catch (DateTimeException e) {
            throw notADate(call, value);
        }
        throw notADate(call, value);
    }

    private static MergeFault notADate(Arguments call, @Nullable Object value) {
        return call.fault("needs a date such as 2026-11-22 or 2026-11-22T10:15:00Z, not " + Arguments.described(value));
    }

    private static TemporalAccessor parsed(String text, ZoneId zone) throws DateTimeParseException {
        if (DAY.matcher(text).matches()) {
            return LocalDate.parse(text);
        }
        if (text.matches("\\d{2}:\\d{2}.*")) {
            return LocalTime.parse(text);
        }
        TemporalAccessor moment = DateTimeFormatter.ISO_DATE_TIME.parseBest(text.replace(' ', 'T'),
                ZonedDateTime::from, LocalDateTime::from);
        return moment instanceof ZonedDateTime zoned
                ? zoned.withZoneSameInstant(zone)
                : ((LocalDateTime) moment).atZone(zone);
    }
}
