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

    private final Map<String, FSCacheValue> shipped;
    private final Map<String, FSCacheValue> own = new HashMap<>();
    private Set<String> declared = Set.of();

    public MetricsCache(FontLibrary library) {
        this.shipped = library.metrics();
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
        return key.startsWith(PREFIX + FALLBACK) ? FLAT : store(key).get(key);
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
