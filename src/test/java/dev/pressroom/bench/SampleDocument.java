package dev.pressroom.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.Documents;
import dev.pressroom.render.PageOptions;
import dev.pressroom.render.RenderRequest;

/** One of the samples that come with the product, ready to render. */
public record SampleDocument(String name) implements AssetSource {

    public RenderRequest request() {
        return new RenderRequest(text("template.html"), text("style.css"), text("data.json"), PageOptions.NONE,
                Locale.US, ZoneId.of("UTC"), Documents.LIMITS, null);
    }

    @Override
    public @Nullable Asset find(String asset) {
        byte[] content = read(asset);
        return content == null ? null : new Asset(content, "image/svg+xml");
    }

    private String text(String file) {
        byte[] content = read(file);
        if (content == null) {
            throw new IllegalArgumentException("there is no sample " + name);
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    private byte @Nullable [] read(String file) {
        try (InputStream stream = SampleDocument.class.getResourceAsStream("/samples/" + name + "/" + file)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
