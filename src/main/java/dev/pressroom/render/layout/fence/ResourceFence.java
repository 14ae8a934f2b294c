package dev.pressroom.render.layout.fence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.extend.FSUriResolver;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.swing.NaiveUserAgent.DataUriFactory;
import com.openhtmltopdf.util.SVGUriDetector;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderReport.Place;
import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.layout.font.AccountFont;
import dev.pressroom.render.layout.font.Characters;
import dev.pressroom.render.layout.font.FontsUsed.OwnFont;
import dev.pressroom.render.layout.guard.Guard;

/**
 * The only way from a document to bytes outside it: {@code data:} and the account's assets. Everything is refused three
 * times, by name, by access control and by having no stream.
 */
public final class ResourceFence implements FSUriResolver, FSStreamFactory, BiPredicate<String, ExternalResourceType> {
    /** Names of vocabularies, never fetched. */
    private static final String NAMESPACES = "http://www.w3.org/";

    private final AssetSource assets;
    private final ContentCheck content;
    private final Guard guard;
    private final Map<String, byte @Nullable []> loaded = new HashMap<>();
    private final Map<String, AssetSource.@Nullable Asset> found = new HashMap<>();
    private ExternalResourceType type = ExternalResourceType.BINARY;

    /** @param opaque whether bitmaps lose their transparency */
    public ResourceFence(AssetSource assets, long pixels, boolean opaque, Guard guard) {
        this.assets = assets;
        this.guard = guard;
        this.content = new ContentCheck(pixels, opaque, guard, this);
    }

    /** Characters that the account's own fonts drew. */
    public BitSet ownCharacters() {
        return content.ownCharacters();
    }

    /** The account's own fonts that were read, by PostScript name. */
    public Map<String, OwnFont> ownFonts() {
        return content.ownFonts();
    }

    /** The text of a style sheet that has been read; null of every other URL. */
    public @Nullable String sheet(String url) {
        byte[] bytes = loaded.get(ExternalResourceType.CSS + " " + url);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** @throws RenderFailure where the URL leads outside */
    public void requireAllowed(String url) {
        if (AssetUrl.forbidden(url)) {
            throw guard.fail(Code.ASSET_ERROR, AssetUrl.described(url)
                    + " may not be read: upload the file as an asset and use its name, or use a data: URL");
        }
    }

    @Override
    public @Nullable String resolveURI(@Nullable String base, @Nullable String url) {
        guard.check();
        if (url == null || url.isBlank() || url.startsWith("#")) {
            return null;
        }
        if (url.startsWith(NAMESPACES)) {
            return url;
        }
        requireAllowed(url);
        return AssetUrl.isData(url) ? url.strip() : AssetUrl.canonical(url);
    }

    @Override
    public boolean test(String url, ExternalResourceType wanted) {
        guard.check();
        requireAllowed(url);
        type = wanted;
        return switch (wanted) {
            case CSS, FONT, IMAGE_RASTER, XML_SVG, SVG_BINARY -> true;
            case PDF, FILE_EMBED, XML_XHTML, BINARY -> false;
        };
    }

    @Override
    public FSStream getUrl(String url) {
        guard.check();
        requireAllowed(url);
        return new Bytes(loaded.computeIfAbsent(type + " " + url, key -> load(url)));
    }

    /**
     * Warns where there is no such asset.
     *
     * @param element that wants it
     */
    public boolean has(String url, Supplier<String> element) {
        return asset(AssetUrl.name(url), "", element) != null;
    }

    /** A font that the author declares; null, with a warning, where there is none of use. */
    public @Nullable AccountFont font(String url) {
        String resolved = resolveURI(null, url);
        if (resolved == null) {
            return null;
        }
        byte[] bytes = AssetUrl.isData(resolved)
                ? decoded(resolved)
                : asset(AssetUrl.name(resolved), " for a font", null);
        return bytes == null ? null : content.font(bytes, shown(resolved));
    }

    /** A bitmap for use within an SVG; null where there is none. */
    byte @Nullable [] loadImage(String url) {
        guard.check();
        type = ExternalResourceType.IMAGE_RASTER;
        byte[] bytes = load(url);
        return bytes == null || SVGUriDetector.looksLikeSvgContent(bytes) ? null : bytes;
    }

    private byte @Nullable [] load(String url) {
        byte[] bytes = AssetUrl.isData(url) ? decoded(url) : asset(AssetUrl.name(url), use(), null);
        return bytes == null ? null : content.checked(bytes, type, shown(url));
    }

    private static String shown(String url) {
        return AssetUrl.isData(url) ? "data:" : AssetUrl.name(url);
    }

    private String use() {
        return switch (type) {
            case CSS -> " for a style sheet";
            case FONT -> " for a font";
            default -> " for an image";
        };
    }

    private byte @Nullable [] asset(String name, String use, @Nullable Supplier<String> element) {
        AssetSource.Asset asset = found.computeIfAbsent(name, assets::find);
        if (asset != null) {
            return asset.content();
        }
        String place = element == null ? null : element.get();
        guard.warn(new Warning("missing-asset", "there is no asset '" + name + "'" + use,
                place == null ? null : Place.of(place), null));
        return null;
    }

    private byte @Nullable [] decoded(String url) {
        try {
            FSStream stream = new DataUriFactory().getUrl(url);
            return stream == null ? null : stream.getStream().readAllBytes();
        } catch (IllegalArgumentException | IOException e) {
            throw guard.fail(Code.ASSET_ERROR, "a data: URL cannot be decoded");
        }
    }

    private record Bytes(byte @Nullable [] bytes) implements FSStream {
        @Override
        @SuppressWarnings("NullAway") // the engine takes a null for what is missing
        public InputStream getStream() {
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        }

        @Override
        @SuppressWarnings("NullAway")
        public Reader getReader() {
            return bytes == null ? null : new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }
}
