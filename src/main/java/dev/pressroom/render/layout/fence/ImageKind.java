package dev.pressroom.render.layout.fence;

/** The media type of image bytes, by their first bytes. */
final class ImageKind {
    private ImageKind() {}

    static String of(byte[] bytes) {
        if (bytes.length < 2) {
            return "application/octet-stream";
        }
        return switch (bytes[0] << 8 | bytes[1] & 0xFF) {
            case 0x8950, 0xFFFF8950 -> "image/png";
            case 0xFFFFFFD8 -> "image/jpeg";
            case 0x4749 -> "image/gif";
            default -> "image/png";
        };
    }
}
