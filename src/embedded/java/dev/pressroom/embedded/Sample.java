package dev.pressroom.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** One of the templates that ship with Pressroom, as the index beside them describes it. */
record Sample(JsonNode entry) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Sample> all() {
        var samples = new ArrayList<Sample>();
        json("index.json").forEach(name -> samples.add(new Sample(json(name.asText() + "/sample.json"))));
        return List.copyOf(samples);
    }

    static Sample named(String name) {
        return all().stream().filter(sample -> sample.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no sample " + name));
    }

    String name() {
        return entry.path("name").asText();
    }

    JsonNode data() {
        return json(name() + "/data.json");
    }

    /** Under the account whose credential the client carries. */
    void store(Api api) {
        for (var asset : entry.path("assets")) {
            String file = asset.asText();
            api.put("/v1/assets/" + file, file.endsWith(".svg") ? "image/svg+xml" : "image/png",
                    bytes(name() + "/" + file)).expect(201);
        }
        api.post("/v1/templates", template()).expect(201);
    }

    private JsonNode template() {
        var template = JsonNodeFactory.instance.objectNode().put("name", name()).put("description",
                entry.path("description").asText());
        template.put("html", text(name() + "/template.html")).put("css", text(name() + "/style.css"));
        template.set("page", entry.path("page"));
        template.set("sampleData", data());
        template.set("schema", json(name() + "/schema.json"));
        return template;
    }

    private static JsonNode json(String file) {
        try {
            return JSON.readTree(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) {
        try (var stream = Sample.class.getResourceAsStream("/samples/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("the sample file " + file + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
