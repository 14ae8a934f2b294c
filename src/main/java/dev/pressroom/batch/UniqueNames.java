package dev.pressroom.batch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of files that can be unpacked together on any system, none twice, whatever jobs were called. For one archive. */
final class UniqueNames {
    /** Of Windows, with any ending. */
    private static final String DEVICES = "(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?";
    private static final int LONGEST = 200;
    private static final String ENDING = ".pdf";

    /** As file systems compare that do not tell case. */
    private final Set<String> taken = new HashSet<>();
    /** What the next copy of a name is counted as; lower ones are taken. Without it, equal names would cost their number squared. */
    private final Map<String, Integer> next = new HashMap<>();
    private final String copies;

    UniqueNames() {
        this(" (%d)");
    }

    private UniqueNames(String copies) {
        this.copies = copies;
    }

    /** @param copies what the second of a name and those after it have at their end, {@code _%d} */
    static UniqueNames numbered(String copies) {
        return new UniqueNames(copies);
    }

    /** @param name as a download is called, ending in {@code .pdf} */
    String of(String name) {
        String safe = safe(name);
        String stem = safe.substring(0, safe.length() - ENDING.length());
        return taken.add(folded(safe)) ? safe : copy(stem);
    }

    private String copy(String stem) {
        int copy = next.getOrDefault(folded(stem), 2);
        String unique = copy(stem, copy);
        while (!taken.add(folded(unique))) {
            unique = copy(stem, ++copy);
        }
        next.put(folded(stem), copy + 1);
        return unique;
    }

    private String copy(String stem, int copy) {
        return stem + copies.formatted(copy) + ENDING;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String safe(String name) {
        String stem = name.toLowerCase(Locale.ROOT).endsWith(ENDING)
                ? name.substring(0, name.length() - ENDING.length())
                : name;
        String plain = stem.replaceAll("[\\p{Cntrl}/\\\\<>:\"|?*]", "_").replaceAll("^\\.+", "_")
                .replaceAll("[. ]+$", "");
        String named = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        return (named.isBlank() || named.matches(DEVICES) ? "_" + named.strip() : named) + ENDING;
    }
}
