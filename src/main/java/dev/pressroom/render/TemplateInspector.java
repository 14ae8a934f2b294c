package dev.pressroom.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.layout.fence.ResourceScan;
import dev.pressroom.render.merge.Outline;
import dev.pressroom.render.merge.function.Translations;

/** Reads a template without data, as far as that can tell whether it will render and what it asks of its data. */
@Singleton
public class TemplateInspector {
    private final Outline.Reader reader = new Outline.Reader();

    public Inspection inspect(String html, @Nullable String css) {
        return inspect(html, css, null);
    }

    /** @param translations words by language as JSON text, null for none */
    public Inspection inspect(String html, @Nullable String css, @Nullable String translations) {
        Outline outline = reader.read(html);
        var findings = new ArrayList<Finding>();
        outline.faults().forEach(fault -> findings.add(
                new Finding(Field.HTML, fault.line(), fault.column(), fault.message())));
        ResourceScan.html(html).forEach(hit -> findings.add(finding(Field.HTML, hit)));
        if (css != null) {
            ResourceScan.css(css).forEach(hit -> findings.add(finding(Field.CSS, hit)));
        }
        if (translations != null) {
            findings.addAll(wordless(translations, outline));
        }
        return new Inspection(List.copyOf(findings), outline.paths(), outline.partials());
    }

    /** What a template holds, for those who allow less of it than a render would. */
    public Weight weigh(String html, @Nullable String css) {
        List<String> urls = ResourceScan.urls(html, css);
        return new Weight(reader.read(html).tags(),
                (int) urls.stream().filter(url -> !InlineBytes.isInline(url)).count(),
                urls.stream().mapToLong(InlineBytes::of).sum());
    }

    /** A template without a table may be a partial, whose words stand with what includes it. */
    private static List<Finding> wordless(String translations, Outline outline) {
        List<String> faults = Translations.faults(translations);
        if (!faults.isEmpty()) {
            return faults.stream().map(fault -> new Finding(Field.TRANSLATIONS, 0, 0, fault)).toList();
        }
        var table = Translations.of(translations);
        return outline.words().stream().filter(word -> table.missing(word.key()) != null)
                .map(word -> new Finding(Field.HTML, word.line(), word.column(),
                        String.valueOf(table.missing(word.key()))))
                .toList();
    }

    private static Finding finding(Field field, ResourceScan.Hit hit) {
        return new Finding(field, hit.line(), hit.column(), hit.message());
    }

    /**
     * @param tags        expressions and sections
     * @param resources   that stand outside it, each as often as it is named
     * @param inlineBytes of what its {@code data:} URLs hold in Base64
     */
    public record Weight(int tags, int resources, long inlineBytes) {}

    /**
     * @param findings    in the order of the text; a template with any of them does not render
     * @param expressions what the template reads of its data, {@code customer.name}, {@code items[].price}, in order of appearance
     * @param partials    names of the templates that it includes itself
     */
    public record Inspection(List<Finding> findings, List<String> expressions, List<String> partials) {}

    /**
     * @param line   from 1; 0 where it is not known
     * @param column from 1; 0 where it is not known
     */
    public record Finding(Field field, int line, int column, String message) {}

    /** The part of a template that a finding is about. */
    public enum Field {
        HTML, CSS, TRANSLATIONS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
