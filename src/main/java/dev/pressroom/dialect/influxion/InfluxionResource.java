package dev.pressroom.dialect.influxion;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.Scope;
import dev.pressroom.access.TokenAuthentication;
import dev.pressroom.dialect.influxion.InfluxionWire.Accepted;
import dev.pressroom.dialect.influxion.InfluxionWire.Fault;
import dev.pressroom.dialect.influxion.InfluxionWire.Status;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobState;
import dev.pressroom.job.Jobs;
import dev.pressroom.problem.Problem;
import dev.pressroom.storage.ContentDisposition;
import dev.pressroom.storage.Documents;

/** Influxion's jobs: ask for a PDF, see how it stands, fetch it. */
@Path("/pdf")
@HttpAuthenticationMechanism(TokenAuthentication.SCHEME)
class InfluxionResource {
    private final InfluxionAcceptance acceptance;
    private final Jobs jobs;
    private final Documents documents;
    private final CurrentCaller caller;

    InfluxionResource(InfluxionAcceptance acceptance, Jobs jobs, Documents documents, CurrentCaller caller) {
        this.acceptance = acceptance;
        this.jobs = jobs;
        this.documents = documents;
        this.caller = caller;
    }

    @POST
    @Path("generate")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.JOBS_WRITE)
    public Uni<Accepted> generate(byte[] body) {
        return acceptance.accept(caller.get(), body).map(job -> new Accepted(job.number()));
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<Status> status(@RestPath String id) {
        return job(id).map(InfluxionTranslation::status);
    }

    @GET
    @Path("{id}/download")
    @Produces("application/pdf")
    @RolesAllowed(Scope.JOBS_READ)
    public RestMulti<Buffer> download(@RestPath String id) {
        return RestMulti.fromUniResponse(job(id).chain(this::opened), found -> found.content().bytes(),
                InfluxionResource::headers);
    }

    private Uni<Job> job(String id) {
        return id.matches("[0-9]{1,18}")
                ? jobs.numbered(caller.get().accountId(), InfluxionDoor.NAME, Long.parseLong(id))
                : Uni.createFrom().failure(new Problem.NotFound("job"));
    }

    private record Opened(Job job, Documents.Content content) {}

    private Uni<Opened> opened(Job job) {
        Job.Result result = job.result();
        if (result != null) {
            return documents.open(result.documentKey()).map(content -> new Opened(job, content));
        }
        return Uni.createFrom().failure(job.state() == JobState.EXPIRED
                ? InfluxionRefusal.expired()
                : InfluxionRefusal.conflict(job.state().isFinal()
                        ? "PDF generation failed, see the error of the job"
                        : "PDF is not ready, status is " + InfluxionTranslation.word(job)));
    }

    private static Map<String, List<String>> headers(Opened opened) {
        return Map.of(HttpHeaders.CONTENT_LENGTH, List.of(String.valueOf(opened.content().size())),
                HttpHeaders.CONTENT_DISPOSITION,
                List.of(ContentDisposition.plainAttachment(InfluxionTranslation.filename(opened.job()))),
                HttpHeaders.CACHE_CONTROL, List.of("private, no-store"));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return InfluxionFaults.answer(failure);
    }
}
