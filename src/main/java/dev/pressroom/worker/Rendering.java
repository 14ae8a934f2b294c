package dev.pressroom.worker;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Attempt;
import dev.pressroom.job.Outcome;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.render.Renderer;
import dev.pressroom.render.Stop;

/** An attempt's own work: prepare, render, store. What goes wrong comes out as the failure it is. */
@ApplicationScoped
class Rendering {
    private final Preparation preparation;
    private final Renderer renderer;
    private final RenderPool pool;
    private final AssetSources sources;
    private final AuthorityClient authorities;
    private final Keeping keeping;

    Rendering(Preparation preparation, Renderer renderer, RenderPool pool, AssetSources sources,
            AuthorityClient authorities, Keeping keeping) {
        this.preparation = preparation;
        this.renderer = renderer;
        this.pool = pool;
        this.sources = sources;
        this.authorities = authorities;
        this.keeping = keeping;
    }

    /** @param stop ends the render, if there is still one, with a failure */
    Uni<Outcome> run(Attempt attempt, Stop stop) {
        return preparation.prepare(attempt)
                .chain(request -> pool.run(() -> render(attempt, request, stop)))
                .invoke(stop::check) // what nobody waits for any more is not stored
                .call(pdf -> keeping.keepHtml(attempt, pdf.trace()))
                .onFailure(Rendering::says)
                .call(failure -> keeping.keepHtml(attempt, ((RenderFailure) failure).trace()))
                .chain(pdf -> keeping.store(attempt, pdf));
    }

    private static boolean says(Throwable failure) {
        return failure instanceof RenderFailure render && render.code() != Code.CANCELED;
    }

    /** The outcome of a failure with what the render left behind. */
    Outcome reported(Outcome outcome, Throwable failure) {
        return keeping.reported(outcome, failure);
    }

    /** On every slot's thread, since fonts are parsed for each. */
    Uni<Void> warmUp() {
        return pool.onAll(renderer::warmUp);
    }

    private RenderedPdf render(Attempt attempt, RenderRequest request, Stop stop) {
        return renderer.render(request, sources.of(attempt), authorities, stop);
    }
}
