package dev.pressroom.template.media;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Problem.OverLimit.Measure;

/**
 * What a file is, whatever its sender calls it.
 *
 * @param image null for what has no pixels of its own
 */
public record MediaFacts(MediaType type, @Nullable ImageSize image) {

    /**
     * @param declared the client's {@code Content-Type}, empty where it sent none
     * @throws Problem.Invalid where the file is of no type that documents can use, of another type than declared, or a broken or huge image
     */
    public static MediaFacts of(byte[] content, String declared, long maxPixels) {
        MediaType type = MediaType.of(content).orElseThrow(() -> new Problem.Invalid("#",
                "The content is neither PNG, JPEG, GIF, SVG, CSS, PDF, XML nor a TTF, OTF or WOFF font."));
        if (!type.agreesWith(declared)) {
            throw new Problem.Invalid("#", "The content is " + type.value() + ", not " + printable(declared)
                    + " as Content-Type says; send the type it has.");
        }
        return switch (type) {
            case PNG, JPEG, GIF -> new MediaFacts(type, imageSize(type, content, maxPixels));
            case SVG, CSS, TTF, OTF, WOFF, PDF, XML -> new MediaFacts(type, null);
        };
    }

    private static ImageSize imageSize(MediaType type, byte[] content, long maxPixels) {
        Optional<ImageSize> size = ImageSize.of(type, content);
        if (size.isEmpty()) {
            throw new Problem.Invalid("#", "The image is broken: its header tells no width and height.");
        }
        if (size.get().pixels() > maxPixels) {
            throw new Problem.OverLimit(Measure.SHAPE, "image-pixels-exceeded", "#",
                    "The image has " + size.get().width() + " x " + size.get().height() + " = " + size.get().pixels()
                            + " pixels; " + maxPixels + " are allowed.");
        }
        return size.get();
    }

    private static String printable(String declared) {
        String plain = declared.replaceAll("[^ -~]", "?");
        return plain.length() > 80 ? plain.substring(0, 80) : plain;
    }
}
