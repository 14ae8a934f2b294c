package dev.pressroom.dialect.pressroom;

/** A token request refused in OAuth's own words, RFC 6749 section 5.2. */
final class TokenRefusal extends RuntimeException {
    private final String error;

    TokenRefusal(String error, String description) {
        super(description, null, false, false);
        this.error = error;
    }

    String error() {
        return error;
    }
}
