package dev.pressroom.batch;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.job.MemberCounts;
import dev.pressroom.job.Members;

/**
 * How the members of many batches stand. Those of a large one are counted by a statement of its own, and once it has ended kept for some
 * minutes: its members can still expire or be deleted, and whoever needs to know that at once reads the one batch.
 */
@ApplicationScoped
class ListCounts {
    /** Batches with more items are large. */
    static final int SMALL = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Cache<Key, MemberCounts> known = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT)
            .build();
    private final Members members;

    ListCounts(Members members) {
        this.members = members;
    }

    /** The account is part of it, as it is of every query; a batch that is opened again has another revision when it ends. */
    private record Key(UUID accountId, UUID batchId, int revision) {}

    /** By batch; one without members need not have an entry. */
    Uni<Map<UUID, MemberCounts>> of(UUID accountId, List<Batch> batches) {
        List<UUID> small = batches.stream().filter(batch -> batch.items() <= SMALL).map(Batch::id).toList();
        return members.counts(accountId, small).chain(counts -> Multi.createFrom()
                .iterable(batches).filter(batch -> batch.items() > SMALL)
                .onItem().transformToUniAndConcatenate(this::large)
                .collect().in(() -> new HashMap<>(counts), Map::putAll));
    }

    private Uni<Map<UUID, MemberCounts>> large(Batch batch) {
        var key = new Key(batch.accountId(), batch.id(), batch.revision());
        MemberCounts kept = known.getIfPresent(key);
        return kept != null
                ? Uni.createFrom().item(Map.of(batch.id(), kept))
                : members.counts(batch.accountId(), List.of(batch.id())).invoke(counts -> {
                    if (batch.state().isFinal()) {
                        known.put(key, counts.getOrDefault(batch.id(), MemberCounts.NONE));
                    }
                });
    }
}
