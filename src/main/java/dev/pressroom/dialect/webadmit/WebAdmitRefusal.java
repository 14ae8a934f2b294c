package dev.pressroom.dialect.webadmit;

import java.util.List;
import java.util.Map;

/** What is wrong with a request, in WebAdMIT's own words: messages by what they are about. */
final class WebAdmitRefusal extends RuntimeException {
    private final transient Map<String, List<String>> errors;

    private WebAdmitRefusal(String about, List<String> messages) {
        super(about + " " + messages, null, false, false);
        errors = Map.of(about, List.copyOf(messages));
    }

    static WebAdmitRefusal schema(List<String> messages) {
        return new WebAdmitRefusal("schema", messages);
    }

    static WebAdmitRefusal callback(String message) {
        return new WebAdmitRefusal("callback_url", List.of(message));
    }

    /** Of the whole. */
    static WebAdmitRefusal base(List<String> messages) {
        return new WebAdmitRefusal("base", messages);
    }

    Map<String, List<String>> errors() {
        return errors;
    }
}
