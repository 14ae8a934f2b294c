package dev.pressroom.dialect.pressroom;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;

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
import dev.pressroom.batch.Archive;
import dev.pressroom.batch.Batch;
import dev.pressroom.batch.Batches;
import dev.pressroom.job.Member;
import dev.pressroom.problem.Problem;
import dev.pressroom.storage.ContentDisposition;

/** All PDFs of a batch in one file. */
@Path("/v1/batches/{id}/zip")
@Tag(name = "Batches")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class BatchZipResource {
    private final Batches batches;
    private final Archive archive;
    private final CurrentCaller caller;

    BatchZipResource(Batches batches, Archive archive, CurrentCaller caller) {
        this.batches = batches;
        this.archive = archive;
        this.caller = caller;
    }

    @GET
    @Produces("application/zip")
    @RolesAllowed(Scope.JOBS_READ)
    @Operation(summary = "Download all PDFs of a batch", description = "Once it is completed; before, it answers 409. In the order of the items, by the names of their downloads; where two are called alike the later one gets a number. `without-document.ndjson` at the end tells of members that have none, one JSON object a line. Written while it is read: a download that breaks off has no end and cannot be unpacked as a whole.")
    public RestMulti<Buffer> zip(@RestPath String id) {
        Uni<Batch> ended = batches.find(caller.get().accountId(), Ids.BATCH.parse(id)).invoke(batch -> {
            if (!batch.state().isFinal()) {
                throw new Problem.Conflict("The batch is not completed; wait until it is, or cancel it.");
            }
        });
        return RestMulti.fromUniResponse(ended, batch -> archive.zip(batch, new Naming()),
                batch -> Map.of(HttpHeaders.CONTENT_DISPOSITION, List.of(ContentDisposition.attachment(id + ".zip")),
                        HttpHeaders.CACHE_CONTROL, List.of("private, no-store")));
    }

    private static final class Naming implements Archive.Naming {
        @Override
        public String file(Member member) {
            String named = member.filename();
            return named == null ? id(member.jobId()) + ".pdf" : named;
        }

        @Override
        public String id(UUID jobId) {
            return Ids.JOB.of(jobId);
        }
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
