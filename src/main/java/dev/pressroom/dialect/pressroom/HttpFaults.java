package dev.pressroom.dialect.pressroom;

/** Refusals of the HTTP layer itself, before any door was reached. */
final class HttpFaults {
    private HttpFaults() {}

    static Fault of(int status) {
        return switch (status) {
            case 400 -> Fault.of(400, "Bad request", "malformed", "The request cannot be read.");
            case 404 -> Fault.of(404, "Not found", "not-found", "There is nothing at this address.");
            case 405 -> Fault.of(405, "Method not allowed", "method-not-allowed",
                    "This address does not take this method; see Allow.");
            case 406 ->
                Fault.of(406, "Not acceptable", "not-acceptable", "None of the media types in Accept can be had here.");
            case 413 ->
                Fault.of(413, "Content too large", "too-large", "The body is over the limit of this installation.");
            case 415 ->
                Fault.of(415, "Unsupported media type", "unsupported-media-type", "Send the body as application/json.");
            default -> Fault.of(status, "Refused", "refused", "The request was refused.");
        };
    }
}
