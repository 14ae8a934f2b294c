package dev.pressroom.render.merge;

import java.io.Reader;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;

import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;

/** Finds templates among those of one request; the variant switches their escaping on. */
record PartialLocator(Map<String, String> partials) implements TemplateLocator {

    @Override
    public Optional<TemplateLocation> locate(String name) {
        return Optional.ofNullable(partials.get(name)).map(Partial::new);
    }

    private record Partial(String text) implements TemplateLocation {
        @Override
        public Reader read() {
            return new StringReader(StyleBlocks.shielded(text));
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType("text/html"));
        }
    }
}
