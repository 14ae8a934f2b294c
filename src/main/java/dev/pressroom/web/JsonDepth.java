package dev.pressroom.web;

import com.fasterxml.jackson.databind.JsonNode;

/** How deep objects and lists stand in each other. */
public final class JsonDepth {
    private JsonDepth() {}

    /** Whether there are more levels than this; an object without others in it is one. */
    public static boolean exceeds(JsonNode value, int levels) {
        if (!value.isContainerNode()) {
            return false;
        }
        if (levels == 0) {
            return true;
        }
        for (JsonNode inner : value) {
            if (exceeds(inner, levels - 1)) {
                return true;
            }
        }
        return false;
    }
}
