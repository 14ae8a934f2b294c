package dev.pressroom.render.layout.guard;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure.Code;

/** The account's assets up to the number that one document may use, whichever part of the render asks for them. */
public final class CountedAssets implements AssetSource {
    private final Set<String> used = new HashSet<>();
    private final AssetSource assets;
    private final int limit;
    private final Guard guard;

    public CountedAssets(AssetSource assets, int limit, Guard guard) {
        this.assets = assets;
        this.limit = limit;
        this.guard = guard;
    }

    @Override
    public @Nullable Asset find(String name) {
        used.add(name);
        if (used.size() > limit) {
            throw guard.fail(Code.ASSET_COUNT_EXCEEDED,
                    "the document uses " + used.size() + " assets or more; " + limit + " are allowed");
        }
        return assets.find(name);
    }
}
