package dev.pressroom.render.merge;

import java.util.concurrent.CompletionException;

import io.quarkus.qute.TemplateInstance;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;

/** The merged HTML, up to its size limit; beyond it the merge is thrown out of its own printing. */
final class Output {
    private final StringBuilder html = new StringBuilder();
    private final int limit;

    private Output(int limit) {
        this.limit = limit;
    }

    static String of(TemplateInstance instance, int limit) {
        var output = new Output(limit);
        try {
            // every resolver answers at once, so this never waits
            instance.consume(output::append).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return LiteralText.restored(output.html.toString());
    }

    private void append(String text) {
        if (html.length() + (long) text.length() > limit) {
            throw new RenderFailure(Code.HTML_SIZE_EXCEEDED, "the merged HTML is longer than " + limit + " characters");
        }
        html.append(text);
    }
}
