package dev.pressroom.render.layout.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

import com.openhtmltopdf.extend.FSCacheValue;

/**
 * The shipped fonts. PDFBox would apply Latin ligatures to every text run at four times the cost of a whole document,
 * so that stays off; parsed fonts read their tables lazily and therefore belong to one thread.
 */
public final class FontLibrary {
    private final Map<Face, byte[]> bytes = new ConcurrentHashMap<>();
    private final Map<Face, BitSet> coverage = new ConcurrentHashMap<>();
    private final Map<String, FSCacheValue> metrics = new ConcurrentHashMap<>();
    private final ThreadLocal<Map<Face, TrueTypeFont>> parsed = ThreadLocal.withInitial(HashMap::new);
    private final ThreadLocal<Map<Face, Widths>> widths = ThreadLocal.withInitial(HashMap::new);

    TrueTypeFont parsed(Face face) {
        return parsed.get().computeIfAbsent(face, missing -> parse(missing, bytes(missing)));
    }

    Widths widths(Face face) {
        return widths.get().computeIfAbsent(face, missing -> new Widths());
    }

    byte[] bytes(Face face) {
        return bytes.computeIfAbsent(face, FontLibrary::read);
    }

    /** The characters that the face has a glyph for. */
    BitSet coverage(Face face) {
        return coverage.computeIfAbsent(face, missing -> coverage(parsed(missing)));
    }

    /**
     * The families that have what the base lacks, in the order in which to ask them.
     *
     * @param language of the document
     * @param open     characters that are looked for; those that no shipped font has are left in it
     */
    List<String> families(String language, BitSet open) {
        open.andNot(coverage(Face.BASE.getFirst()));
        String han = HanStyle.family(language, open);
        if (han.isEmpty() && Script.HAN.in(open) && open.nextSetBit(0x3400) >= 0) {
            han = HanStyle.covering(this, open);
        }
        var chosen = new ArrayList<String>();
        for (Face face : ordered(han)) {
            if (face.script().in(open) && open.intersects(coverage(face))) {
                chosen.add(face.family());
                open.andNot(coverage(face));
            }
        }
        return chosen;
    }

    private static List<Face> ordered(String han) {
        var faces = new ArrayList<>(Face.OTHERS.stream().filter(Face::regular).toList());
        faces.stream().filter(face -> face.family().equals(han)).findFirst().ifPresent(first -> {
            faces.remove(first);
            faces.add(
                    faces.indexOf(
                            Face.regular(han.equals(HanStyle.JAPANESE) ? HanStyle.SIMPLIFIED : HanStyle.JAPANESE)),
                    first);
        });
        return faces;
    }

    /** Those of the characters that no shipped font has. */
    public BitSet lacking(BitSet characters, String language) {
        var missing = (BitSet) characters.clone();
        families(language, missing);
        return missing;
    }

    /** The first upright shipped font that has all of the characters; null where none has. */
    public byte @Nullable [] oneFor(BitSet characters) {
        return Stream.concat(Face.BASE.stream(), Face.OTHERS.stream()).filter(Face::regular)
                .filter(face -> covers(face, characters)).findFirst().map(this::bytes).orElse(null);
    }

    private boolean covers(Face face, BitSet characters) {
        var missing = (BitSet) characters.clone();
        missing.andNot(coverage(face));
        return missing.isEmpty();
    }

    /** Metrics of shipped faces, for all documents. */
    Map<String, FSCacheValue> metrics() {
        return metrics;
    }

    static BitSet coverage(TrueTypeFont font) {
        try {
            CmapLookup lookup = font.getUnicodeCmapLookup();
            var covered = new BitSet();
            for (int glyph = 1; glyph < font.getNumberOfGlyphs(); glyph++) {
                var codePoints = lookup.getCharCodes(glyph);
                if (codePoints != null) {
                    codePoints.forEach(covered::set);
                }
            }
            return covered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrueTypeFont parse(Face face, byte[] bytes) {
        try {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            font.setEnableGsub(face.script().shaped());
            OwnCmap.edit(face, font);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Face face) {
        try (InputStream stream = FontLibrary.class.getResourceAsStream(face.resource())) {
            return Objects.requireNonNull(stream, face.resource()).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
