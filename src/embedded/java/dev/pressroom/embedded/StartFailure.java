package dev.pressroom.embedded;

/** The embedded mode cannot start, for a reason the person at the keyboard can act on: the message is all they will see. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailure(String sentence) {
        super(sentence);
    }

    StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
