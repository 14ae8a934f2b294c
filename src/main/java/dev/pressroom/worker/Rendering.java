package dev.pressroom.worker;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.job.Attempt;
import dev.pressroom.job.Outcome;
import dev.pressroom.render.RenderReport;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.render.Renderer;
import dev.pressroom.render.Stop;
import dev.pressroom.storage.Documents;
import dev.pressroom.storage.StoredDocument;
import dev.pressroom.template.Assets;

/** An attempt's own work: prepare, render, store. What goes wrong comes out as the failure it is. */
@ApplicationScoped
class Rendering {
    private final Preparation preparation;
    private final Renderer renderer;
    private final RenderPool pool;
    private final Assets assets;
    private final AuthorityClient authorities;
    private final Documents documents;
    private final ObjectMapper json;
    private final Vertx vertx;

    Rendering(Preparation preparation, Renderer renderer, RenderPool pool, Assets assets,
            AuthorityClient authorities, Documents documents, ObjectMapper json, Vertx vertx) {
        this.preparation = preparation;
        this.renderer = renderer;
        this.pool = pool;
        this.assets = assets;
        this.authorities = authorities;
        this.documents = documents;
        this.json = json;
        this.vertx = vertx;
    }

    /** @param stop ends the render, if there is still one, with a failure */
    Uni<Outcome> run(Attempt attempt, Stop stop) {
        return preparation.prepare(attempt)
                .chain(request -> pool.run(() -> render(attempt, request, stop)))
                .invoke(stop::check) // what nobody waits for any more is not stored
                .chain(pdf -> store(attempt, pdf));
    }

    /** On every slot's thread, since fonts are parsed for each. */
    Uni<Void> warmUp() {
        return pool.onAll(renderer::warmUp);
    }

    private RenderedPdf render(Attempt attempt, RenderRequest request, Stop stop) {
        return renderer.render(request, new AccountAssets(assets, vertx, attempt.accountId()), authorities, stop);
    }

    private Uni<Outcome> store(Attempt attempt, RenderedPdf pdf) {
        String pictureKey = attempt.pictureKey();
        Uni<?> picture = pictureKey == null || pdf.picture() == null
                ? Uni.createFrom().voidItem()
                : documents.put(pictureKey, pdf.picture(), Documents.PNG);
        return picture.chain(() -> documents.put(attempt.documentKey(), pdf.content(), Documents.PDF))
                .map(stored -> succeeded(stored, pdf));
    }

    private Outcome succeeded(StoredDocument stored, RenderedPdf pdf) {
        return new Outcome.Succeeded(stored.key(), stored.size(), stored.sha256(), pdf.pages(), text(pdf.report()));
    }

    private String text(RenderReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
