package dev.pressroom.dialect.pressroom;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.intake.Intake;
import dev.pressroom.job.Completion;
import dev.pressroom.job.Job;
import dev.pressroom.job.Jobs;
import dev.pressroom.problem.Problem;

/** Jobs: ask for a PDF, see how it stands, call it off. */
@Path("/v1/jobs")
@Tag(name = "Jobs")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class JobsResource {
    private final Intake intake;
    private final Jobs jobs;
    private final Completion completion;
    private final Bodies bodies;
    private final CurrentCaller caller;

    JobsResource(Intake intake, Jobs jobs, Completion completion, Bodies bodies,
            CurrentCaller caller) {
        this.intake = intake;
        this.jobs = jobs;
        this.completion = completion;
        this.bodies = bodies;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Ask for a PDF", description = "Answers as soon as the job is safely written: 202 and where to look. "
            + "With `Prefer: wait=N` it answers when the job has ended, 200 then, or after N seconds, 60 at most.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobsWire.NewJob.class)))
    @APIResponse(responseCode = "202", description = "Accepted; Location says where to look, Retry-After when", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobsWire.Job.class)))
    @APIResponse(responseCode = "200", description = "Ended while the client waited", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobsWire.Job.class)))
    public Uni<RestResponse<JobsWire.Job>> create(byte[] body, @RestHeader("Prefer") @Nullable String prefer) {
        Caller mine = caller.get();
        Patience patience = Patience.of(prefer);
        return bodies.read(body, JobsWire.NewJob.class, JobsTranslation::request)
                .chain(request -> intake.accept(mine, request).onFailure(Problem.NotFound.class)
                        .transform(missing -> JobsTranslation.missing(request, (Problem.NotFound) missing)))
                .chain(job -> patience.some() ? wait(job, patience) : Uni.createFrom().item(job))
                .map(job -> JobAnswers.accepted(job, patience));
    }

    @GET
    @RolesAllowed(Scope.JOBS_READ)
    @Operation(summary = "List jobs, newest first", description = "`metadata[key]=value` narrows by your own metadata.")
    public Uni<Listing<JobsWire.Job>> list(@BeanParam JobsQuery query, @BeanParam Paging paging) {
        return jobs.list(caller.get().accountId(), JobsTranslation.filter(query), paging.cursor(Ids.JOB))
                .map(slice -> Listing.of(slice, "/v1/jobs", JobsTranslation::card));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.JOBS_READ)
    @Operation(summary = "See how a job stands", description = "With `Prefer: wait=N` it answers when the job has ended or after N seconds, 60 at most.")
    @APIResponse(responseCode = "200", description = "The job", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobsWire.Job.class)))
    public Uni<RestResponse<JobsWire.Job>> get(@RestPath String id, @RestHeader("Prefer") @Nullable String prefer) {
        Patience patience = Patience.of(prefer);
        return completion.await(caller.get().accountId(), Ids.JOB.parse(id), patience.limit())
                .map(job -> JobAnswers.standing(job, patience));
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Call a queued job off", description = "Calling off a canceled job changes nothing; one that runs or has ended otherwise answers 409.")
    public Uni<JobsWire.Job> cancel(@RestPath String id) {
        return jobs.cancel(caller.get().accountId(), Ids.JOB.parse(id)).map(JobsTranslation::job);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Delete an ended job", description = "Its document and data go with it.")
    public Uni<Void> delete(@RestPath String id) {
        return jobs.delete(caller.get().accountId(), Ids.JOB.parse(id));
    }

    private Uni<Job> wait(Job job, Patience patience) {
        return completion.await(job.accountId(), job.id(), patience.limit());
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
