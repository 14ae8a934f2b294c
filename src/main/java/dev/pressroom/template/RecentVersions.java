package dev.pressroom.template;

import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.smallrye.mutiny.Uni;

/** The versions used last, kept in memory: a version never changes, so there is nothing to be asked for twice. */
@ApplicationScoped
class RecentVersions {
    /** Of characters, two bytes each at most. */
    private static final long ROOM = 16_000_000;

    private final Cache<Key, TemplateVersion> known = Caffeine.newBuilder().maximumWeight(ROOM)
            .weigher((Key key, TemplateVersion version) -> version.chars()).build();

    /** The account is part of it, as it is of every query. */
    record Key(UUID accountId, UUID templateId, int version) {}

    /** @param reader asked where the version is not in memory; its failures and nulls are not kept */
    Uni<TemplateVersion> get(Key key, Supplier<Uni<TemplateVersion>> reader) {
        TemplateVersion version = known.getIfPresent(key);
        return version != null
                ? Uni.createFrom().item(version)
                : reader.get().invoke(read -> {
                    if (read != null) {
                        known.put(key, read);
                    }
                });
    }
}
