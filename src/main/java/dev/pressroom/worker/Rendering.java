package dev.pressroom.worker;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.job.Attempt;
import dev.pressroom.job.Outcome;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.render.Renderer;
import dev.pressroom.render.Stop;
import dev.pressroom.template.Assets;

/** An attempt's own work: prepare, render, store. What goes wrong comes out as the failure it is. */
@ApplicationScoped
class Rendering {
    private final Preparation preparation;
    private final Renderer renderer;
    private final RenderPool pool;
    private final Assets assets;
    private final AuthorityClient authorities;
    private final Keeping keeping;
    private final Vertx vertx;

    Rendering(Preparation preparation, Renderer renderer, RenderPool pool, Assets assets,
            AuthorityClient authorities, Keeping keeping, Vertx vertx) {
        this.preparation = preparation;
        this.renderer = renderer;
        this.pool = pool;
        this.assets = assets;
        this.authorities = authorities;
        this.keeping = keeping;
        this.vertx = vertx;
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
        return renderer.render(request, new AccountAssets(assets, vertx, attempt.accountId()), authorities, stop);
    }
}
