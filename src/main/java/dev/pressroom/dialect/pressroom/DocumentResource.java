package dev.pressroom.dialect.pressroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.job.Jobs;
import dev.pressroom.storage.Documents;
import dev.pressroom.storage.Links;

/** A finished job's PDF: a link to the store, or the bytes through us. */
@Path("/v1/jobs/{id}")
@Tag(name = "Jobs")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.JOBS_READ)
class DocumentResource {
    private final Jobs jobs;
    private final Documents documents;
    private final Links links;
    private final CurrentCaller caller;
    private final Clock clock;

    DocumentResource(Jobs jobs, Documents documents, Links links, CurrentCaller caller, Clock clock) {
        this.jobs = jobs;
        this.documents = documents;
        this.links = links;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("url")
    @Operation(summary = "Get a link to the PDF", description = "The link needs no credentials and ends after the time it states, and not after the document.")
    public Uni<RestResponse<JobsWire.Link>> url(@RestPath String id) {
        return finished(id).chain(this::linked);
    }

    private Uni<RestResponse<JobsWire.Link>> linked(FinishedDocument document) {
        Instant now = clock.instant();
        Duration lifetime = document.lifetime(links.lifetime(), now);
        return links.link(document.key(), document.filename(), lifetime)
                .map(link -> DocumentAnswers.link(new JobsWire.Link(link.toString(), now.plus(lifetime),
                        lifetime.toSeconds(), document.filename())));
    }

    @GET
    @Path("pdf")
    @Produces("application/pdf")
    @Operation(summary = "Download the PDF")
    public RestMulti<Buffer> pdf(@RestPath String id) {
        return DocumentAnswers.stream(finished(id)
                .chain(document -> documents.open(document.key()).map(content -> document.with(content))));
    }

    private Uni<FinishedDocument> finished(String id) {
        return jobs.find(caller.get().accountId(), Ids.JOB.parse(id)).map(FinishedDocument::of);
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
