package dev.pressroom.batch;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of files that can be unpacked together on any system, none twice, whatever jobs were called. For one archive. */
final class UniqueNames {
    /** Of Windows, with any ending. */
    private static final String DEVICES = "(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?";
    private static final int LONGEST = 200;
    private static final String ENDING = ".pdf";

    /** As file systems compare that do not tell case. */
    private final Set<String> taken = new HashSet<>();

    /** @param name as a download is called, ending in {@code .pdf} */
    String of(String name) {
        String safe = safe(name);
        String stem = safe.substring(0, safe.length() - ENDING.length());
        String unique = safe;
        for (int copy = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); copy++) {
            unique = stem + " (" + copy + ")" + ENDING;
        }
        return unique;
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
