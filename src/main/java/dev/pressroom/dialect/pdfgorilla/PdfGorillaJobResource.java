package dev.pressroom.dialect.pdfgorilla;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.Scope;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaWire.Canceled;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaWire.Status;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobState;
import dev.pressroom.job.Jobs;
import dev.pressroom.problem.Problem;

/** PDF Gorilla's jobs: see how one stands, fetch its document, call it off. */
@Path("/api/v1/jobs/{id}")
@HttpAuthenticationMechanism(PdfGorillaAuthentication.SCHEME)
class PdfGorillaJobResource {
    private final Jobs jobs;
    private final PdfGorillaLinks links;
    private final Cancellation cancellation;
    private final CurrentCaller caller;
    private final RoutingContext exchange;

    PdfGorillaJobResource(Jobs jobs, PdfGorillaLinks links, Cancellation cancellation, CurrentCaller caller,
            RoutingContext exchange) {
        this.jobs = jobs;
        this.links = links;
        this.cancellation = cancellation;
        this.caller = caller;
        this.exchange = exchange;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<RestResponse<Status>> status(@RestPath String id) {
        return job(id).chain(job -> links.of(job)
                .map(link -> ResponseBuilder.ok(PdfGorillaTranslation.status(job, link))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").build()));
    }

    @GET
    @Path("download")
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<RestResponse<Void>> download(@RestPath String id) {
        return job(id).chain(job -> links.of(job).map(link -> {
            if (link == null) {
                throw missing(job);
            }
            return ResponseBuilder.<Void>create(307).header(HttpHeaders.LOCATION, link)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
        }));
    }

    @POST
    @Path("cancel")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.JOBS_WRITE)
    public Uni<Canceled> cancel(@RestPath String id) {
        Caller mine = caller.get();
        HttpServerRequest request = exchange.request();
        return job(id).chain(job -> cancellation.of(mine, job.id(), request))
                .chain(done -> job(id)
                        .map(job -> new Canceled(JobId.of(job.id()), PdfGorillaTranslation.word(job), done)));
    }

    private Uni<Job> job(String id) {
        UUID job = JobId.parse(id);
        return job == null
                ? Uni.createFrom().failure(PdfGorillaRefusal.noJob())
                : jobs.ofDoor(caller.get().accountId(), PdfGorillaDoor.NAME, job);
    }

    private static RuntimeException missing(Job job) {
        if (job.state() == JobState.EXPIRED) {
            return new Problem.Gone("expired");
        }
        return PdfGorillaRefusal.of(409,
                job.state().isFinal() ? "The job has no PDF." : "The job is not completed yet.",
                "Current status: " + PdfGorillaTranslation.word(job) + ".");
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<String> fault(Throwable failure) {
        return PdfGorillaFaults.answer(failure);
    }
}
