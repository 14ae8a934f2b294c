package dev.pressroom.render.merge;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkus.qute.NamespaceResolver;

import dev.pressroom.render.merge.chart.Charts;
import dev.pressroom.render.merge.function.Barcodes;
import dev.pressroom.render.merge.function.DataPaths;
import dev.pressroom.render.merge.function.Formats;
import dev.pressroom.render.merge.function.Markdown;
import dev.pressroom.render.merge.function.Translations;

/** The namespaces that templates may call, each with its functions; translations have as many as there are words. */
final class Functions {
    static final Map<String, Set<String>> NAMES = Map.of(
            Formats.NAMESPACE, Formats.names(),
            Barcodes.NAMESPACE, Barcodes.names(),
            Charts.NAMESPACE, Charts.names(),
            Markdown.NAMESPACE, Markdown.NAMES,
            Translations.NAMESPACE, Set.of(),
            DataPaths.NAMESPACE, DataPaths.NAMES);

    private Functions() {}

    static List<NamespaceResolver> resolvers() {
        return List.of(Formats.namespace(), Barcodes.namespace(), Charts.namespace(), Markdown.namespace(),
                Translations.namespace(), DataPaths.namespace());
    }
}
