package dev.pressroom.render.merge;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkus.qute.NamespaceResolver;

import dev.pressroom.render.merge.chart.Charts;
import dev.pressroom.render.merge.function.Barcodes;
import dev.pressroom.render.merge.function.Formats;
import dev.pressroom.render.merge.function.Markdown;

/** The namespaces that templates may call, each with its functions. */
final class Functions {
    static final Map<String, Set<String>> NAMES = Map.of(
            Formats.NAMESPACE, Formats.names(),
            Barcodes.NAMESPACE, Barcodes.names(),
            Charts.NAMESPACE, Charts.names(),
            Markdown.NAMESPACE, Markdown.NAMES);

    private Functions() {}

    static List<NamespaceResolver> resolvers() {
        return List.of(Formats.namespace(), Barcodes.namespace(), Charts.namespace(), Markdown.namespace());
    }
}
