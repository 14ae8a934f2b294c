package dev.pressroom.render.option;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a PDF is to conform to: PDF/A, PDF/UA, or both at once.
 *
 * @param archive    the part and level of PDF/A, null for none
 * @param accessible whether it is to be PDF/UA-1
 */
public record Standard(@Nullable Archive archive, boolean accessible) {
    private static final String UA = "pdf/ua-1";

    /** The parts and levels of PDF/A (ISO 19005) that can be made. */
    public enum Archive {
        A1A(1, 'A'), A1B(1, 'B'), A2A(2, 'A'), A2B(2, 'B'), A2U(2, 'U'), A3A(3, 'A'), A3B(3, 'B'), A3U(3, 'U');

        private final int part;
        private final char level;

        Archive(int part, char level) {
            this.part = part;
            this.level = level;
        }

        public int part() {
            return part;
        }

        /** {@code A} is tagged, {@code U} has text that can be read out, {@code B} looks the same for ever. */
        public char level() {
            return level;
        }

        /** As clients write it, {@code pdf/a-2b}. */
        public String text() {
            return "pdf/a-" + part + Character.toLowerCase(level);
        }
    }

    /** @param text {@code pdf/a-2b}, {@code pdf/ua-1} or {@code pdf/a-2a+pdf/ua-1}, in any case and order; empty for everything else */
    public static Optional<Standard> of(String text) {
        Archive archive = null;
        boolean accessible = false;
        for (String part : text.toLowerCase(Locale.ROOT).split("\\+", -1)) {
            Archive found = archive(part.strip());
            boolean ua = part.strip().equals(UA);
            if (found == null == !ua || found != null && archive != null || ua && accessible) {
                return Optional.empty();
            }
            archive = found == null ? archive : found;
            accessible |= ua;
        }
        return Optional.of(new Standard(archive, accessible));
    }

    private static @Nullable Archive archive(String text) {
        for (Archive archive : Archive.values()) {
            if (archive.text().equals(text)) {
                return archive;
            }
        }
        return null;
    }

    /** Whether the pages carry their structure. */
    public boolean tagged() {
        return accessible || archive != null && archive.level() == 'A';
    }

    /** 0 where it is no PDF/A. */
    public int part() {
        return archive == null ? 0 : archive.part();
    }

    /** As clients write it. */
    public String text() {
        if (archive == null) {
            return UA;
        }
        return accessible ? archive.text() + "+" + UA : archive.text();
    }
}
