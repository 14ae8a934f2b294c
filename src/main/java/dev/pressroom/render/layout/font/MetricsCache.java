package dev.pressroom.render.layout.font;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.pdfboxout.PdfBoxRawPDFontMetrics;

/**
 * Font metrics, which the engine keeps by family name: those of shipped fonts serve every document, those of an
 * account's own font of whatever name only this one.
 */
public final class MetricsCache implements FSCacheEx<String, FSCacheValue> {
    /** Starts the family names of fallback fonts. */
    static final String FALLBACK = "fallback ";
    private static final String PREFIX = "font-metrics2:";
    /** The engine makes a line as high as the highest font that could be used in it; fallback fonts shall not count. */
    private static final FSCacheValue FLAT = new PdfBoxRawPDFontMetrics(0, 0, 0, 0, 0, 0, 0);

    /**
     * Those of the engine's own Times, which stand behind every line of a plain document. In a document for a standard it
     * is not there; a line of a family that nobody has would then be no line at all, and its text be left out.
     */
    private static final FSCacheValue TIMES = new PdfBoxRawPDFontMetrics(683, 217, -299.3f, 100, 100, 50, 217);

    private final Map<String, FSCacheValue> shipped;
    private final boolean alone;
    private final Map<String, FSCacheValue> own = new HashMap<>();
    private Set<String> declared = Set.of();

    /** @param alone whether the engine has no fonts of its own for this document */
    public MetricsCache(FontLibrary library, boolean alone) {
        this.alone = alone;
        this.shipped = library.metrics();
    }

    boolean alone() {
        return alone;
    }

    /** Called once the author's style sheets are read. */
    public void declared(Set<String> families) {
        declared = families;
    }

    @Override
    public void put(String key, FSCacheValue value) {
        store(key).put(key, value);
    }

    @Override
    public @Nullable FSCacheValue get(String key) {
        if (key.startsWith(PREFIX + FALLBACK)) {
            return alone && key.startsWith(PREFIX + FALLBACK + Face.SANS + ":") ? TIMES : FLAT;
        }
        return store(key).get(key);
    }

    @Override
    public @Nullable FSCacheValue get(String key, Callable<? extends FSCacheValue> loader) {
        throw new UnsupportedOperationException("metrics are put, never computed: " + key);
    }

    private Map<String, FSCacheValue> store(String key) {
        String family = key.substring(PREFIX.length(), key.indexOf(':', PREFIX.length()));
        return Families.all().containsKey(family) && !declared.contains(family) ? shipped : own;
    }
}
