package dev.pressroom.dialect.reportflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The fields of one object of a body; what is wrong with any of them is told together, in the order of reading. */
final class ReportFlowFields {
    private final JsonNode object;
    private final String place;
    private final List<String> wrong;

    private ReportFlowFields(JsonNode object, String place, List<String> wrong) {
        this.object = object;
        this.place = place;
        this.wrong = wrong;
    }

    /** Of what is no object every field is missing. */
    static ReportFlowFields of(JsonNode body) {
        return new ReportFlowFields(body, "", new ArrayList<>());
    }

    /** @throws ReportFlowRefusal where anything was wrong so far */
    void require() {
        if (!wrong.isEmpty()) {
            throw ReportFlowRefusal.fields(wrong);
        }
    }

    JsonNode get(String name) {
        return object.path(name);
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** How a field of this object is named to the client. */
    String at(String name) {
        return place + name;
    }

    void refuse(String message) {
        wrong.add(message);
    }

    /** An object that must be there; an empty one where it is not. */
    ReportFlowFields within(String name) {
        return within(name, get(name));
    }

    ReportFlowFields within(String name, JsonNode inner) {
        if (!inner.isObject()) {
            refuse(at(name) + " must be an object");
            // Its own fields are not told beside it.
            return new ReportFlowFields(JsonNodeFactory.instance.objectNode(), at(name) + ".", new ArrayList<>());
        }
        return new ReportFlowFields(inner, at(name) + ".", wrong);
    }

    /** The text, or what stands for it where it is absent. */
    String oneOf(String name, Set<String> known, String otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (!get(name).isTextual() || !known.contains(get(name).textValue())) {
            refuse(at(name) + " must be one of the following values: " + String.join(", ", known.stream().sorted()
                    .toList()));
            return otherwise;
        }
        return get(name).textValue();
    }
}
