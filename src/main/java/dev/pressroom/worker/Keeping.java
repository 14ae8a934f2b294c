package dev.pressroom.worker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.job.Attempt;
import dev.pressroom.job.MergedHtml;
import dev.pressroom.job.Outcome;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderReport;
import dev.pressroom.render.RenderTrace;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.storage.Documents;
import dev.pressroom.storage.StoredDocument;

/** What is kept of an attempt: its document, its picture, its report, and the merged HTML where somebody wants it. */
@ApplicationScoped
class Keeping {
    /** No job waits longer for what only helps to look for a fault. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Documents documents;
    private final MergedHtml merged;
    private final ObjectMapper json;
    private final Vertx vertx;

    Keeping(Documents documents, MergedHtml merged, ObjectMapper json, Vertx vertx) {
        this.documents = documents;
        this.merged = merged;
        this.json = json;
        this.vertx = vertx;
    }

    Uni<Outcome> store(Attempt attempt, RenderedPdf pdf) {
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

    /** Never fails: what becomes of the job does not hang on it. */
    Uni<Void> keepHtml(Attempt attempt, @Nullable RenderTrace trace) {
        String html = trace == null ? null : trace.html();
        if (html == null) {
            return Uni.createFrom().voidItem();
        }
        return OwnContext.run(vertx, () -> merged.announce(attempt))
                .chain(key -> documents.put(key, html.getBytes(StandardCharsets.UTF_8), Documents.TEXT))
                .ifNoItem().after(PATIENCE).fail()
                .replaceWithVoid()
                .onFailure().invoke(failure -> Log.warnf("merged HTML not kept job=%s attempt=%d cause=%s",
                        attempt.jobId(), attempt.number(), failure))
                .onFailure().recoverWithNull();
    }

    /** The outcome with what the render left behind, where it failed. */
    Outcome reported(Outcome outcome, Throwable failure) {
        if (!(outcome instanceof Outcome.Failed failed) || !(failure instanceof RenderFailure render)) {
            return outcome;
        }
        RenderTrace trace = render.trace();
        return trace == null ? failed : new Outcome.Failed(failed.code(), failed.message(), text(trace.report()));
    }

    private String text(RenderReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
