package dev.pressroom.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Forms as clients send them that are free to send JSON instead. Pure. */
public final class Forms {
    private Forms() {}

    /** The object that the form's fields make; each of them is text. */
    public static ObjectNode read(byte[] form) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String pair : new String(form, StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    @SuppressWarnings("UnusedException") // its message would show a part of the credentials
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }
}
