package dev.pressroom.dialect.influxion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.pressroom.dialect.influxion.InfluxionWire.Detail;

/** The fields of one object of a body; what is wrong with any of them is told together, in the order of reading. */
final class InfluxionFields {
    private final JsonNode object;
    private final List<String> place;
    private final List<Detail> wrong;

    private InfluxionFields(JsonNode object, List<String> place, List<Detail> wrong) {
        this.object = object;
        this.place = place;
        this.wrong = wrong;
    }

    /** @throws InfluxionRefusal where it is no object */
    static InfluxionFields of(JsonNode body) {
        var fields = new InfluxionFields(body, List.of("body"), new ArrayList<>());
        if (!body.isObject()) {
            fields.refuse("dict_type", "Input should be a valid dictionary");
            fields.require();
        }
        return fields;
    }

    /** @throws InfluxionRefusal where anything was wrong so far */
    void require() {
        if (!wrong.isEmpty()) {
            throw InfluxionRefusal.unprocessable(wrong);
        }
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    JsonNode get(String name) {
        return object.path(name);
    }

    void missing(String name) {
        refuse("missing", "Field required", name);
    }

    /** An object, empty where there is none. */
    JsonNode dictionary(String name) {
        if (!has(name)) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!get(name).isObject()) {
            refuse("dict_type", "Input should be a valid dictionary", name);
            return JsonNodeFactory.instance.objectNode();
        }
        return get(name);
    }

    InfluxionFields within(String name) {
        return new InfluxionFields(dictionary(name), Stream.concat(place.stream(), Stream.of(name)).toList(), wrong);
    }

    @Nullable
    String text(String name) {
        if (!has(name)) {
            return null;
        }
        if (!get(name).isTextual()) {
            refuse("string_type", "Input should be a valid string", name);
            return null;
        }
        return get(name).textValue();
    }

    /** Null also where it is wrong. */
    @Nullable
    String text(String name, int least, int most) {
        String text = text(name);
        if (text != null && text.length() < least) {
            refuse("string_too_short", "String should have at least " + least + " character", name);
        } else if (text != null && text.length() > most) {
            refuse("string_too_long", "String should have at most " + most + " characters", name);
        } else {
            return text;
        }
        return null;
    }

    /** A text that must be there; empty where it is wrong. */
    String required(String name, int most) {
        if (!object.has(name)) {
            missing(name);
            return "";
        }
        if (!has(name)) {
            refuse("string_type", "Input should be a valid string", name);
            return "";
        }
        String text = text(name, 1, most);
        return text == null ? "" : text;
    }

    /** @param names of fields within this object; none for the object itself */
    void refuse(String type, String message, String... names) {
        wrong.add(new Detail(type, Stream.concat(place.stream(), Stream.of(names)).toList(), message));
    }
}
