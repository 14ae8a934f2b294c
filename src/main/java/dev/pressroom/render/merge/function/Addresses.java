package dev.pressroom.render.merge.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.quarkus.qute.RawString;

/** Postal addresses, each in the order of lines that its country's post asks for. */
final class Addresses {
    /** s street and number in the usual order, S the number first, p postal code, c city, C the same in capitals, r region. */
    private static final String USUAL = "s|p c";
    private static final Map<String, String> LINES = lines();
    private static final Set<String> FIELDS = Set.of("company", "name", "street", "number", "extra", "postalCode",
            "city", "region", "country");

    private Addresses() {}

    /**
     * {@code address(customer)}, {@code address(customer, 'DE')} as sent from there, where the country of destination
     * needs no line.
     */
    static RawString address(Arguments call) {
        call.between(1, 3);
        if (!(call.value(0) instanceof Map<?, ?> fields)) {
            throw call.fault("needs an object with " + FIELDS.stream().sorted().toList() + ", not "
                    + Arguments.described(call.value(0)));
        }
        String country = text(call, fields, "country").toUpperCase(Locale.ROOT);
        if (!country.matches("|[A-Z]{2}")) {
            throw call.fault("needs a country's code of two letters such as DE, not '" + country + "'");
        }
        var written = new ArrayList<String>();
        for (String line : ("x|n|e|" + LINES.getOrDefault(country, USUAL)).split("\\|")) {
            written.add(line(call, fields, line));
        }
        if (!country.isEmpty() && !(call.count() > 1 && country.equals(call.text(1)))) {
            Locale language = call.place().with(call, 2).locale();
            written.add(Locale.of("", country).getDisplayCountry(language).toUpperCase(language));
        }
        written.removeIf(String::isBlank);
        return new RawString(String.join("<br>", written.stream().map(Addresses::escaped).toList()));
    }

    private static String line(Arguments call, Map<?, ?> fields, String pattern) {
        var line = new StringBuilder();
        for (char part : pattern.toCharArray()) {
            line.append(part(call, fields, part));
        }
        return line.toString().strip().replaceAll(" {2,}", " ").replaceAll("^[,\\- ]+|[,\\- ]+$|\\(\\)", "");
    }

    private static String part(Arguments call, Map<?, ?> fields, char part) {
        return switch (part) {
            case 'x' -> text(call, fields, "company");
            case 'n' -> text(call, fields, "name");
            case 'e' -> text(call, fields, "extra");
            case 's' -> text(call, fields, "street") + " " + text(call, fields, "number");
            case 'S' -> text(call, fields, "number") + " " + text(call, fields, "street");
            case 'p' -> text(call, fields, "postalCode");
            case 'c' -> text(call, fields, "city");
            case 'C' -> text(call, fields, "city").toUpperCase(call.place().locale());
            case 'r' -> text(call, fields, "region");
            default -> String.valueOf(part);
        };
    }

    private static String text(Arguments call, Map<?, ?> fields, String name) {
        return switch (fields.get(name)) {
            case null -> "";
            case String text -> text.strip();
            case Number number -> number.toString();
            case Object other -> throw call.fault("needs a text as " + name + ", not " + Arguments.described(other));
        };
    }

    private static Map<String, String> lines() {
        var lines = new java.util.HashMap<String, String>();
        List.of("US", "PR").forEach(country -> lines.put(country, "S|c, r p"));
        List.of("CA", "AU").forEach(country -> lines.put(country, "S|C r p"));
        List.of("GB", "GG", "JE", "IM").forEach(country -> lines.put(country, "S|C|p"));
        List.of("FR", "MC", "LU").forEach(country -> lines.put(country, "S|p C"));
        List.of("NZ", "SG", "IN", "TH", "ZA", "PK").forEach(country -> lines.put(country, "S|c p"));
        lines.put("IE", "S|c|r|p");
        lines.put("IT", "s|p c r");
        lines.put("NL", "s|p C");
        lines.put("BR", "s|c - r|p");
        lines.put("MX", "s|p c, r");
        lines.put("HU", "c|s|p");
        lines.put("JP", "〒p|r c s");
        lines.put("CN", "p|r c|s");
        lines.put("KR", "r c s|p");
        lines.put("TW", "p|r c|s");
        return Map.copyOf(lines);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
