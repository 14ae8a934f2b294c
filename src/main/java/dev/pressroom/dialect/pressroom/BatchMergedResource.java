package dev.pressroom.dialect.pressroom;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.intake.IdempotencyKey.Answered;
import dev.pressroom.job.Jobs;
import dev.pressroom.job.Members;
import dev.pressroom.problem.Problem;
import dev.pressroom.storage.Documents;

/** All PDFs of a batch as one PDF, made by a job of its own. */
@Path("/v1/batches/{id}/merged")
@Tag(name = "Batches")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class BatchMergedResource {
    private final Merging merging;
    private final Members members;
    private final Jobs jobs;
    private final Documents documents;
    private final CurrentCaller caller;

    BatchMergedResource(Merging merging, Members members, Jobs jobs, Documents documents, CurrentCaller caller) {
        this.merging = merging;
        this.members = members;
        this.jobs = jobs;
        this.documents = documents;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Ask for all PDFs of a batch as one", description = "Once it is completed; before, it answers 409. A job like any other makes it, in the order of the items: its pages alone, without tags, bookmarks, forms, attachments and signatures. It fails where the documents are encrypted, or are over a limit of the installation together.")
    @APIResponse(responseCode = "202", description = "Accepted; Location says where to look, Retry-After when", content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobsWire.Job.class)))
    @Parameter(ref = "IdempotencyKey")
    public Uni<RestResponse<?>> create(@RestPath String id,
            @Parameter(hidden = true) @RestHeader(IdempotencyHeader.NAME) @Nullable String idempotencyKey) {
        return merging.ask(caller.get(), id, IdempotencyHeader.parse(idempotencyKey))
                .<RestResponse<?>>map(job -> JobAnswers.accepted(job, List.of(), Patience.NONE))
                .onFailure(Answered.class).recoverWithItem(Replay::of);
    }

    @GET
    @Produces("application/pdf")
    @RolesAllowed(Scope.JOBS_READ)
    @Operation(summary = "Download all PDFs of a batch as one", description = "What the job has made that was asked for last; before it has ended it answers 409, and 404 where there is none.")
    public RestMulti<Buffer> get(@RestPath String id) {
        UUID account = caller.get().accountId();
        return DocumentAnswers.stream(merging.find(account, id).chain(batch -> members.merging(account, batch))
                .onItem().ifNull().failWith(() -> new Problem.NotFound("merged PDF"))
                .chain(job -> jobs.find(account, job)).map(FinishedDocument::of)
                .chain(document -> documents.open(document.key()).map(content -> document.with(content))));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
