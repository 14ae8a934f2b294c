package dev.pressroom.dialect.webadmit;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.batch.ArchivePart;
import dev.pressroom.batch.ArchiveParts;
import dev.pressroom.batch.Batch;
import dev.pressroom.batch.BatchState;
import dev.pressroom.batch.Batches;
import dev.pressroom.dialect.webadmit.WebAdmitTranslation.Own;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Form;
import dev.pressroom.job.Members;
import dev.pressroom.problem.Problem;
import dev.pressroom.storage.Links;

/** The batches that this API has made, as they stand now; those whose documents are over are gone. */
@ApplicationScoped
class WebAdmitBatches {
    private static final int MOST = 1_000;

    private final Batches batches;
    private final Members members;
    private final ArchiveParts parts;
    private final Links links;
    private final WebAdmitConfig config;
    private final Clock clock;

    WebAdmitBatches(Batches batches, Members members, ArchiveParts parts, Links links, WebAdmitConfig config,
            Clock clock) {
        this.batches = batches;
        this.members = members;
        this.parts = parts;
        this.links = links;
        this.config = config;
        this.clock = clock;
    }

    /** @return fails with {@link Problem.NotFound} */
    Uni<Object> shown(UUID accountId, long identity, long number) {
        return batches.numbered(accountId, WebAdmitDoor.NAME, number).chain(batch -> {
            if (Own.of(batch).identity() != identity) {
                throw new Problem.NotFound("batch");
            }
            return shown(batch);
        });
    }

    /** @return fails with {@link Problem.NotFound} */
    Uni<Object> shown(UUID accountId, UUID id) {
        return batches.ofDoor(accountId, WebAdmitDoor.NAME, id).chain(this::shown);
    }

    /** With URLs that have not been given out before. */
    Uni<Object> shown(Batch batch) {
        refuseOver(batch);
        return begun(batch.accountId(), List.of(batch)).chain(begun -> files(batch)
                .map(files -> WebAdmitTranslation.one(batch, begun.get(batch.id()), files)));
    }

    /** Newest first. */
    Uni<List<Object>> list(UUID accountId, long identity, Form form) {
        return batches.ofDoor(accountId, WebAdmitDoor.NAME, WebAdmitTranslation.handles(identity), MOST)
                .map(found -> found.stream().filter(batch -> !isOver(batch)).toList())
                .chain(found -> begun(accountId, found).map(begun -> found.stream()
                        .map(batch -> WebAdmitTranslation.item(batch, begun.get(batch.id()), form)).toList()));
    }

    /** Where a ZIP file is to be had for a while. */
    Uni<URI> file(UUID accountId, long identity, long number) {
        return parts.numbered(accountId, number)
                .chain(part -> batches.ofDoor(accountId, WebAdmitDoor.NAME, part.batchId()).invoke(batch -> {
                    refuseOver(batch);
                    if (Own.of(batch).identity() != identity || !WebAdmitTranslation.hasFiles(batch)) {
                        throw new Problem.NotFound("zip file");
                    }
                }).chain(() -> link(part)));
    }

    private Uni<@Nullable List<String>> files(Batch batch) {
        if (!WebAdmitTranslation.hasFiles(batch)) {
            return Uni.createFrom().nullItem();
        }
        Own own = Own.of(batch);
        return parts.of(batch.accountId(), batch.id()).chain(found -> own.form() == Form.R1
                ? Uni.createFrom().item(found.stream().map(part -> href(own, part)).toList())
                : Multi.createFrom().iterable(found)
                        .onItem().transformToUniAndConcatenate(part -> link(part).map(URI::toString))
                        .collect().asList());
    }

    private static String href(Own own, ArchivePart part) {
        return WebAdmitTranslation.href(own.identity(), "pdf_manager_zip_files/" + part.number() + "/download");
    }

    private Uni<URI> link(ArchivePart part) {
        return links.link(part.key(), part.filename(), config.linkLifetime());
    }

    private Uni<Map<UUID, Instant>> begun(UUID accountId, List<Batch> some) {
        return members.begun(accountId,
                some.stream().filter(batch -> batch.state() == BatchState.OPEN).map(Batch::id).toList());
    }

    private void refuseOver(Batch batch) {
        if (isOver(batch)) {
            throw new Problem.NotFound("batch");
        }
    }

    private boolean isOver(Batch batch) {
        Instant expiresAt = batch.expiresAt();
        return expiresAt != null && !expiresAt.isAfter(clock.instant());
    }
}
