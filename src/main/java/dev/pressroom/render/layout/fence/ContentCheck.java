package dev.pressroom.render.layout.fence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.util.SVGUriDetector;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.layout.font.AccountFont;
import dev.pressroom.render.layout.font.AccountFonts;
import dev.pressroom.render.layout.font.FontsUsed.OwnFont;
import dev.pressroom.render.layout.guard.Guard;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Looks at bytes before the engine does: image sizes, font tables, SVG that points outside. */
final class ContentCheck {
    private final long pixels;
    private final boolean opaque;
    private final Guard guard;
    private final SvgFence svg;
    private final BitSet ownCharacters = new BitSet();
    private final Map<String, OwnFont> ownFonts = new HashMap<>();

    ContentCheck(long pixels, boolean opaque, Guard guard, ResourceFence fence) {
        this.pixels = pixels;
        this.opaque = opaque;
        this.guard = guard;
        this.svg = new SvgFence(fence, guard);
    }

    BitSet ownCharacters() {
        return ownCharacters;
    }

    Map<String, OwnFont> ownFonts() {
        return ownFonts;
    }

    /** Null where the bytes are of no use and the document does without them. */
    byte @Nullable [] checked(byte[] bytes, ExternalResourceType type, String name) {
        return switch (type) {
            case CSS -> bytes;
            case FONT -> bytes(font(bytes, name));
            default -> SVGUriDetector.looksLikeSvgContent(bytes) ? svg(bytes) : image(bytes, name);
        };
    }

    private static byte @Nullable [] bytes(@Nullable AccountFont font) {
        return font == null ? null : font.bytes();
    }

    /** Null, with a warning, where it cannot be used. */
    @Nullable
    AccountFont font(byte[] bytes, String name) {
        AccountFont font = AccountFonts.read(bytes);
        if (font.problem() != null) {
            guard.warn("font-ignored", "the font '" + name + "' is not used: " + font.problem());
            return null;
        }
        if (font.names() != null) {
            ownFonts.put(font.names().postScript(), new OwnFont(name, font.names()));
        }
        ownCharacters.or(font.characters());
        return font;
    }

    private byte[] svg(byte[] bytes) {
        return svg.cleaned(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] image(byte[] bytes, String name) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw guard.fail(Code.ASSET_ERROR, "the image '" + name + "' is no PNG, JPEG, GIF, BMP, TIFF or SVG");
            }
            ImageReader reader = readers.next();
            reader.setInput(stream, true, true);
            requireSmall((long) reader.getWidth(0) * reader.getHeight(0), name);
            reader.dispose();
            return opaque ? Opaque.flattened(bytes) : bytes;
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw guard.fail(Code.ASSET_ERROR, "the image '" + name + "' cannot be read");
        }
    }

    private void requireSmall(long size, String name) {
        if (size > pixels) {
            throw guard.fail(Code.IMAGE_PIXELS_EXCEEDED,
                    "the image '" + name + "' has " + size + " pixels; " + pixels + " are allowed");
        }
    }
}
