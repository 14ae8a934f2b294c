package dev.pressroom.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.layout.fence.ResourceScan;
import dev.pressroom.render.merge.Outline;

/** Reads a template without data, as far as that can tell whether it will render and what it asks of its data. */
@Singleton
public class TemplateInspector {
    private final Outline.Reader reader = new Outline.Reader();

    public Inspection inspect(String html, @Nullable String css) {
        Outline outline = reader.read(html);
        var findings = new ArrayList<Finding>();
        outline.faults().forEach(fault -> findings.add(
                new Finding(Field.HTML, fault.line(), fault.column(), fault.message())));
        ResourceScan.html(html).forEach(hit -> findings.add(finding(Field.HTML, hit)));
        if (css != null) {
            ResourceScan.css(css).forEach(hit -> findings.add(finding(Field.CSS, hit)));
        }
        return new Inspection(List.copyOf(findings), outline.paths());
    }

    private static Finding finding(Field field, ResourceScan.Hit hit) {
        return new Finding(field, hit.line(), hit.column(), hit.message());
    }

    /**
     * @param findings    in the order of the text; a template with any of them does not render
     * @param expressions what the template reads of its data, {@code customer.name}, {@code items[].price}, in order of appearance
     */
    public record Inspection(List<Finding> findings, List<String> expressions) {}

    /**
     * @param line   from 1; 0 where it is not known
     * @param column from 1; 0 where it is not known
     */
    public record Finding(Field field, int line, int column, String message) {}

    /** The part of a template that a finding is about. */
    public enum Field {
        HTML, CSS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
