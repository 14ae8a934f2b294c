package dev.pressroom.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.OwnContext;
import dev.pressroom.job.Member;
import dev.pressroom.job.Members;
import dev.pressroom.render.AssetSource;
import dev.pressroom.storage.Documents;

/**
 * A batch's documents in the order of their items, each asked for once and in turn. For one render, on whose own thread it is asked,
 * which may wait; no event loop comes here.
 */
final class MergedPieces implements AssetSource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Queue<Member> next = new ArrayDeque<>();
    private final Members members;
    private final Documents documents;
    private final Vertx vertx;
    private final UUID accountId;
    private final UUID batchId;
    private int seen = -1;

    MergedPieces(Members members, Documents documents, Vertx vertx, UUID accountId, UUID batchId) {
        this.members = members;
        this.documents = documents;
        this.vertx = vertx;
        this.accountId = accountId;
        this.batchId = batchId;
    }

    /** Whatever the name, the one after the last. */
    @Override
    public @Nullable Asset find(String name) {
        try {
            Member member = next();
            return member == null ? null : new Asset(content(member), Documents.PDF);
        } catch (RuntimeException failed) {
            throw new Away(failed);
        }
    }

    private @Nullable Member next() {
        if (next.isEmpty()) {
            next.addAll(page());
        }
        Member member = next.poll();
        if (member != null) {
            seen = member.item();
        }
        return member;
    }

    private List<Member> page() {
        return OwnContext.run(vertx, () -> members.next(accountId, batchId, true, seen)).await().atMost(PATIENCE);
    }

    private byte[] content(Member member) {
        return OwnContext.run(vertx, () -> documents.open(String.valueOf(member.documentKey()))
                .chain(MergedPieces::bytes)).await().atMost(PATIENCE).getBytes();
    }

    private static Uni<Buffer> bytes(Documents.Content content) {
        return content.bytes().collect().in(Buffer::buffer, Buffer::appendBuffer);
    }
}
