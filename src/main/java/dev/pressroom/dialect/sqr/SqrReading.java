package dev.pressroom.dialect.sqr;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.dialect.sqr.SqrWire.Client;
import dev.pressroom.web.Forms;

/** From bytes to what is asked. Bodies are small; the records of users may be large, and are read off the event loop. */
@ApplicationScoped
class SqrReading {
    private static final int LONGEST_USER = 16;
    private static final int SMALL = 32 * 1024;

    private final ObjectMapper json;

    SqrReading(ObjectMapper json) {
        this.json = json;
    }

    /** @throws SqrRefusal */
    String userId(byte[] body) {
        JsonNode user = tree(body).path("userId");
        if (user.isMissingNode() || user.isNull() || "".equals(user.textValue())) {
            throw SqrRefusal.field("userId", "isNotEmpty", "userId should not be empty");
        }
        if (!user.isTextual()) {
            throw SqrRefusal.field("userId", "isString", "userId must be a string");
        }
        String text = user.textValue();
        if (text.codePointCount(0, text.length()) > LONGEST_USER) {
            throw SqrRefusal.field("userId", "isLength",
                    "userId must be longer than or equal to 1 and shorter than or equal to " + LONGEST_USER
                            + " characters");
        }
        return text;
    }

    /** @throws SqrRefusal where it is incomplete, whatever is missing */
    Client client(byte[] body, boolean form) {
        JsonNode fields = form ? Forms.read(body) : clientTree(body);
        if (!fields.path("grant_type").asText().equals("client_credentials")) {
            throw SqrRefusal.client(400);
        }
        return new Client(text(fields, "client_id"), text(fields, "client_secret"));
    }

    private static String text(JsonNode fields, String name) {
        JsonNode value = fields.path(name);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw SqrRefusal.client(400);
        }
        return value.textValue();
    }

    @SuppressWarnings("UnusedException") // both say the same to this client
    private JsonNode clientTree(byte[] body) {
        try {
            return tree(body);
        } catch (SqrRefusal noJson) {
            throw SqrRefusal.client(400);
        }
    }

    /**
     * What the template is merged with.
     *
     * @param record an object as text
     */
    Uni<ObjectNode> data(String record, String userId) {
        return record.length() <= SMALL
                ? Uni.createFrom().item(() -> withUser(record, userId))
                : OffLoop.run(() -> withUser(record, userId));
    }

    private ObjectNode withUser(String record, String userId) {
        try {
            return json.readValue(record, ObjectNode.class).put("userId", userId);
        } catch (JacksonException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode read = json.readTree(body);
            if (read != null && !read.isMissingNode()) {
                return read;
            }
        } catch (JacksonException broken) {
            throw SqrRefusal.noJson();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        throw SqrRefusal.noJson();
    }
}
