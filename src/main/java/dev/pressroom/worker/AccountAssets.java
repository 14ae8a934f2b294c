package dev.pressroom.worker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.render.AssetSource;
import dev.pressroom.template.Assets;

/** One account's assets for one render, each read once. */
final class AccountAssets implements AssetSource {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Optional<Asset>> known = new HashMap<>();
    private final Assets assets;
    private final Vertx vertx;
    private final UUID accountId;

    AccountAssets(Assets assets, Vertx vertx, UUID accountId) {
        this.assets = assets;
        this.vertx = vertx;
        this.accountId = accountId;
    }

    @Override
    public @Nullable Asset find(String name) {
        return known.computeIfAbsent(name, this::load).orElse(null);
    }

    // The layout asks in the middle of its work, on the render's own thread, which may wait; no event loop comes here.
    private Optional<Asset> load(String name) {
        try {
            return read(name);
        } catch (RuntimeException failed) {
            throw new Away(failed);
        }
    }

    private Optional<Asset> read(String name) {
        return OwnContext.run(vertx, () -> assets.content(accountId, name)
                .map(found -> Optional.ofNullable(found).map(asset -> new Asset(asset.content(), asset.mediaType()))))
                .await().atMost(PATIENCE);
    }
}
