package dev.pressroom.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The shipped samples as render requests. */
public final class Sample {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private Sample() {}

    public static Stream<String> names() throws IOException {
        return StreamSupport.stream(JSON.readTree(text("index.json")).spliterator(), false).map(JsonNode::textValue);
    }

    public static RenderRequest request(String name, JsonNode data, Locale locale) throws IOException {
        JsonNode page = sample(name).get("page");
        var options = new PageOptions(page.get("size").textValue(), page.get("landscape").booleanValue(),
                page.get("margin").textValue());
        return new RenderRequest(text(name + "/template.html"), text(name + "/style.css"), data.toString(),
                options, locale, ZoneId.of("Europe/Berlin"), Documents.LIMITS, null);
    }

    /** Only what the sample itself lists, so that none leans on another's. */
    public static AssetSource.@Nullable Asset asset(String sample, String name) {
        try {
            boolean listed = StreamSupport.stream(sample(sample).get("assets").spliterator(), false)
                    .anyMatch(asset -> asset.textValue().equals(name));
            return listed ? new AssetSource.Asset(bytes(sample + "/" + name), "image/svg+xml") : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode data(String name) throws IOException {
        return JSON.readTree(text(name + "/data.json"));
    }

    public static String text(String file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static JsonNode sample(String name) throws IOException {
        return JSON.readTree(text(name + "/sample.json"));
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream stream = Objects.requireNonNull(Sample.class.getResourceAsStream("/samples/" + file))) {
            return stream.readAllBytes();
        }
    }
}
