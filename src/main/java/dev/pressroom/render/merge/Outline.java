package dev.pressroom.render.merge;

import java.util.List;

import io.quarkus.qute.Template;

import dev.pressroom.render.RenderFailure;

/**
 * What a template asks of its data.
 *
 * @param faults why it cannot be merged with any data
 * @param paths  what it reads, {@code items[].price}, in order of appearance
 * @param partials names of the templates that it includes itself
 * @param words  the translations that it asks for
 * @param tags  expressions and sections, each as often as it stands there
 * @param required of the paths, those that it reads without a word of what to do where they are missing
 */
public record Outline(List<Fault> faults, List<String> paths, List<String> partials, List<Word> words,
        List<String> required, int tags) {

    /** One use of a translation. */
    public record Word(int line, int column, String key) {}

    /** @param line 0 where it is not known */
    public record Fault(int line, int column, String message) {}

    /** Parses with the same engine that merges. */
    public static final class Reader {
        private final ClosedEngine engine = new ClosedEngine();

        public Outline read(String html) {
            try {
                Template template = engine.parse(html);
                var walk = new OutlineWalk();
                walk.over(template.getNodes());
                return walk.outline();
            } catch (RenderFailure failure) {
                return new Outline(List.of(fault(failure)), List.of(), List.of(), List.of(), List.of(), 0);
            }
        }

        private static Fault fault(RenderFailure failure) {
            return Faults.place(failure);
        }
    }
}
