package dev.pressroom.template.media;

import java.util.Optional;

/** Pixels as the image's header claims them; nothing is decoded. */
public record ImageSize(long width, long height) {

    public long pixels() {
        return width * height;
    }

    /** Empty where the header is broken; only for PNG, JPEG and GIF. */
    static Optional<ImageSize> of(MediaType type, byte[] content) {
        var head = new Head(content);
        ImageSize size = switch (type) {
            case PNG -> new ImageSize(head.bigEndian32(16), head.bigEndian32(20));
            case GIF -> new ImageSize(head.littleEndian16(6), head.littleEndian16(8));
            case JPEG -> ofJpeg(head);
            case SVG, CSS, TTF, OTF, WOFF, PDF, XML -> throw new IllegalArgumentException(type + " has no pixels");
        };
        return size.width > 0 && size.height > 0 ? Optional.of(size) : Optional.empty();
    }

    /** Walks the segments (ITU T.81, annex B) up to the frame header. */
    private static ImageSize ofJpeg(Head head) {
        int at = 2;
        while (head.at(at) == 0xFF) {
            int marker = head.at(at + 1);
            if (marker == 0xFF) { // a fill byte
                at++;
            } else if (isFrame(marker)) {
                return new ImageSize(head.bigEndian16(at + 7), head.bigEndian16(at + 5));
            } else {
                at += 2 + Math.max(2, head.bigEndian16(at + 2));
            }
        }
        return new ImageSize(0, 0);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
