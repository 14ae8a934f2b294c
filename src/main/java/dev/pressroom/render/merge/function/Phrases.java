package dev.pressroom.render.merge.function;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeDateTimeUnit;

/** Words around values, by the grammar of the reader's language. */
final class Phrases {
    private Phrases() {}

    /**
     * {@code plural(n, 'one=# page; other=# pages')}; {@code #} is the number, and a number as key stands for itself
     * alone.
     */
    static String plural(Arguments call) {
        Locale locale = call.between(2, 3).place().with(call, 2).locale();
        String number = NumberFormats.plain(locale, call.number(0));
        String exact = call.number(0).stripTrailingZeros().toPlainString();
        String category = PluralRules.forLocale(locale).select(call.number(0).doubleValue());
        Map<String, String> forms = forms(call);
        String form = forms.getOrDefault(exact, forms.getOrDefault(category, forms.get("other")));
        if (form == null) {
            throw call.fault("needs a form 'other=...' for what is neither of " + forms.keySet());
        }
        return form.replace("#", number);
    }

    private static Map<String, String> forms(Arguments call) {
        var forms = new java.util.LinkedHashMap<String, String>();
        for (String form : call.text(1).split(";")) {
            int equals = form.indexOf('=');
            String key = equals < 0 ? form.strip() : form.substring(0, equals).strip();
            if (equals < 0 || !key.matches("zero|one|two|few|many|other|[0-9]+")) {
                throw call.fault("needs forms such as 'one=# page; other=# pages', not '" + form.strip() + "'");
            }
            forms.put(key, form.substring(equals + 1).strip());
        }
        return forms;
    }

    /** {@code list(items)}, {@code list(items, 'or')}, {@code list(rows, 'and', 'name')}, each with a locale behind. */
    static String list(Arguments call) {
        call.between(1, 4);
        if (!(call.value(0) instanceof List<?> items)) {
            throw call.fault("needs a list, not " + Arguments.described(call.value(0)));
        }
        String word = call.missing(1) ? "and" : call.text(1);
        ListFormatter.Type type = switch (word) {
            case "and" -> ListFormatter.Type.AND;
            case "or" -> ListFormatter.Type.OR;
            case "comma" -> ListFormatter.Type.UNITS;
            default -> throw call.fault("joins by 'and', 'or' or 'comma', not '" + word + "'");
        };
        var width = type == ListFormatter.Type.UNITS ? ListFormatter.Width.NARROW : ListFormatter.Width.WIDE;
        return ListFormatter.getInstance(call.place().with(call, 3).locale(), type, width).format(texts(call, items));
    }

    private static List<String> texts(Arguments call, List<?> items) {
        var texts = new ArrayList<String>();
        for (Object item : items) {
            Object text = item instanceof Map<?, ?> row && !call.missing(2) ? row.get(call.text(2)) : item;
            switch (text) {
                case String words -> texts.add(words);
                case Number number -> texts.add(Numbers.exact(number).toPlainString());
                case null, default ->
                    throw call.fault("joins texts, not " + Arguments.described(text) + "; name their field");
            }
        }
        return texts;
    }

    /** {@code relative(due, issued)}: the first as seen from the second, so that each render says the same. */
    static String relative(Arguments call) {
        call.between(2, 4);
        Place place = call.place().with(call, 2).with(call, 3);
        var format = RelativeDateTimeFormatter.getInstance(place.locale());
        ZonedDateTime from = DateFormats.instant(call, 1, place.zone());
        ZonedDateTime to = DateFormats.instant(call, 0, place.zone());
        long seconds = Duration.between(from, to).toSeconds();
        boolean days = DateFormats.isDay(call, 0) || DateFormats.isDay(call, 1) || Math.abs(seconds) >= 86_400;
        return days
                ? days(format, from.toLocalDate(), to.toLocalDate())
                : Math.abs(seconds) < 3_600
                        ? format.format(whole(seconds, 60), RelativeDateTimeUnit.MINUTE)
                        : format.format(whole(seconds, 3_600), RelativeDateTimeUnit.HOUR);
    }

    private static String days(RelativeDateTimeFormatter format, LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        long months = ChronoUnit.MONTHS.between(from, to);
        if (Math.abs(months) >= 12) {
            return format.format((double) ChronoUnit.YEARS.between(from, to), RelativeDateTimeUnit.YEAR);
        }
        return Math.abs(days) > 45
                ? format.format((double) months, RelativeDateTimeUnit.MONTH)
                : format.format((double) days, RelativeDateTimeUnit.DAY);
    }

    private static double whole(long seconds, int unit) {
        return seconds / unit;
    }
}
