package dev.pressroom.template;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.pressroom.problem.Violation;

/** The judgement of templates, made by whoever renders; blocking and CPU-bound, so called on the worker pool only. */
public interface TemplateSyntax {
    /** @param translations words by language, a JSON object as text */
    Inspection inspect(String html, @Nullable String css, @Nullable String translations);

    /** What is wrong with paper and margins; cheap. */
    List<Violation> violations(PageSetup page);

    /**
     * @param findings    what keeps the template from being rendered; none where it is fine
     * @param expressions what the template reads of its data, each once in order of appearance: {@code customer.name}, and
     *                    {@code lines[].price} for what is read of each item of a list
     * @param partials    names of the templates that it includes itself
     */
    record Inspection(List<Finding> findings, List<String> expressions, List<String> partials) {}

    /**
     * @param field  {@code html}, {@code css} or {@code translations}
     * @param line   from 1; 0 where it is not known
     * @param column as line
     */
    record Finding(String field, int line, int column, String message) {
        public Violation violation() {
            String place = line > 0 ? "line " + line + ", column " + column + ": " : "";
            return new Violation("#/" + field, place + message);
        }
    }
}
