package dev.pressroom.render.finish.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.finish.signature.SignatureOptions.Box;
import dev.pressroom.render.layout.font.FontLibrary;
import eu.europa.esig.dss.enumerations.ImageScaling;
import eu.europa.esig.dss.enumerations.SignerTextHorizontalAlignment;
import eu.europa.esig.dss.enumerations.SignerTextPosition;
import eu.europa.esig.dss.enumerations.SignerTextVerticalAlignment;
import eu.europa.esig.dss.enumerations.TextWrapping;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** What of a signature shows on a page. */
final class SignatureBox {
    private static final FontLibrary FONTS = new FontLibrary();
    private static final float PADDING = 2;

    private final RenderRequest request;
    private final SigningOrder order;
    private final Box box;
    private final String signer;

    /** @param signer the name of whoever signs */
    SignatureBox(RenderRequest request, SigningOrder order, Box box, String signer) {
        this.request = request;
        this.order = order;
        this.box = box;
        this.signer = signer;
    }

    /** @throws RenderFailure where there is no such page or the box is not on it, or the image is of no use */
    SignatureImageParameters parameters(byte[] pdf, AssetSource assets) throws IOException {
        var parameters = new SignatureImageParameters();
        parameters.setFieldParameters(place(pdf));
        if (box.image() != null) {
            parameters.setImage(new InMemoryDocument(image(box.image(), assets)));
            parameters.setImageScaling(ImageScaling.ZOOM_AND_CENTER);
        }
        String text = text();
        if (!text.isBlank()) {
            parameters.setTextParameters(written(text));
        }
        return parameters;
    }

    private SignatureFieldParameters place(byte[] pdf) throws IOException {
        var field = new SignatureFieldParameters();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int count = document.getNumberOfPages();
            int number = box.page() < 0 ? count + 1 + box.page() : box.page();
            if (number < 1 || number > count) {
                throw failure("its box is to be on page " + box.page() + " of a document of " + count);
            }
            field.setPage(number);
            field.setOriginX(Length.points(box.x()));
            field.setOriginY(Length.points(box.y()));
            field.setWidth(Length.points(box.width()));
            field.setHeight(Length.points(box.height()));
            refuseOutside(field, document.getPage(number - 1));
        }
        return field;
    }

    private static void refuseOutside(SignatureFieldParameters field, PDPage page) {
        PDRectangle paper = page.getCropBox();
        boolean turned = page.getRotation() % 180 != 0;
        float width = turned ? paper.getHeight() : paper.getWidth();
        float height = turned ? paper.getWidth() : paper.getHeight();
        if (field.getOriginX() + field.getWidth() > width + 0.1
                || field.getOriginY() + field.getHeight() > height + 0.1) {
            throw failure("its box reaches over the edge of page " + field.getPage() + ", which is "
                    + Math.round(width / 72 * 25.4) + "mm wide and " + Math.round(height / 72 * 25.4) + "mm high");
        }
    }

    private SignatureImageTextParameters written(String text) throws IOException {
        var written = new SignatureImageTextParameters();
        var font = new DSSFileFont(new ByteArrayInputStream(font(text)));
        font.setEmbedFontSubset(true);
        written.setFont(font);
        written.setText(text);
        written.setPadding(PADDING);
        written.setTextWrapping(TextWrapping.FILL_BOX_AND_LINEBREAK);
        written.setSignerTextPosition(box.image() == null ? SignerTextPosition.LEFT : SignerTextPosition.RIGHT);
        written.setSignerTextHorizontalAlignment(SignerTextHorizontalAlignment.LEFT);
        written.setSignerTextVerticalAlignment(SignerTextVerticalAlignment.MIDDLE);
        return written;
    }

    private static byte[] font(String text) {
        var characters = new BitSet();
        text.codePoints().filter(character -> !Character.isWhitespace(character)).forEach(characters::set);
        if (characters.stream().anyMatch(SignatureBox::rightToLeft)) {
            throw failure("its box cannot write from right to left; use an image instead of the text");
        }
        byte[] font = FONTS.oneFor(characters);
        if (font == null) {
            throw failure("no single shipped font has all characters of its box's text");
        }
        return font;
    }

    private static boolean rightToLeft(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        };
    }

    /** With plain spaces: locales write times with others, which few fonts have. */
    private String text() {
        String text = box.text() != null ? filled(box.text()) : box.image() != null ? "" : lines();
        return text.replaceAll("[\\u00A0\\u202F]", " ");
    }

    private String filled(String text) {
        return text.replace("{name}", signer).replace("{date}", date())
                .replace("{reason}", Objects.requireNonNullElse(order.options().reason(), ""))
                .replace("{location}", Objects.requireNonNullElse(order.options().location(), ""));
    }

    private String lines() {
        return String.join("\n", Stream.of(signer, date(), order.options().reason())
                .filter(line -> line != null && !line.isBlank()).toList());
    }

    private String date() {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.LONG)
                .withLocale(request.locale()).withZone(request.zone()).format(order.time());
    }

    private byte[] image(String name, AssetSource assets) {
        AssetSource.Asset asset = assets.find(name);
        if (asset == null) {
            throw failure("the image '" + name + "' of its box is missing");
        }
        Long pixels = pixels(asset.content());
        if (pixels == null) {
            throw failure("the image '" + name + "' of its box is no PNG or JPEG");
        }
        if (pixels > request.limits().pixels()) {
            throw new RenderFailure(Code.IMAGE_PIXELS_EXCEEDED, "the image '" + name + "' of the signature's box has "
                    + pixels + " pixels; " + request.limits().pixels() + " are allowed");
        }
        return asset.content();
    }

    private static @Nullable Long pixels(byte[] image) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            ImageReader reader = readers.hasNext() ? readers.next() : null;
            if (reader == null || !reader.getFormatName().matches("(?i)png|jpe?g")) {
                return null;
            }
            reader.setInput(stream, true, true);
            return (long) reader.getWidth(0) * reader.getHeight(0);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            return null;
        }
    }

    private static RenderFailure failure(String reason) {
        return new RenderFailure(Code.SIGNATURE_FAILED, "the document cannot be signed: " + reason);
    }
}
