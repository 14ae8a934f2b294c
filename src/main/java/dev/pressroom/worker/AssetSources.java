package dev.pressroom.worker;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;

import dev.pressroom.job.Attempt;
import dev.pressroom.job.Members;
import dev.pressroom.job.Source;
import dev.pressroom.render.AssetSource;
import dev.pressroom.storage.Documents;
import dev.pressroom.template.Assets;

/** Where a render finds by name what it needs: among its account's assets, or among the documents that it is to bind. */
@ApplicationScoped
class AssetSources {
    private final Assets assets;
    private final Members members;
    private final Documents documents;
    private final Vertx vertx;

    AssetSources(Assets assets, Members members, Documents documents, Vertx vertx) {
        this.assets = assets;
        this.members = members;
        this.documents = documents;
        this.vertx = vertx;
    }

    AssetSource of(Attempt attempt) {
        return attempt.source() instanceof Source.Merged merged
                ? new MergedPieces(members, documents, vertx, attempt.accountId(), merged.batchId())
                : new AccountAssets(assets, vertx, attempt.accountId());
    }
}
