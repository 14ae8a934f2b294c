package dev.pressroom.dialect.pressroom;

import java.util.List;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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

import dev.pressroom.DatabaseOutage;
import dev.pressroom.access.Caller;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.intake.IdempotencyKey.Answered;
import dev.pressroom.intake.Intake;
import dev.pressroom.job.Completion;
import dev.pressroom.job.Job;
import dev.pressroom.job.Jobs;

/** Jobs: ask for a PDF, see how it stands, call it off. */
@Path("/v1/jobs")
@Tag(name = "Jobs")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class JobsResource {
    private final Intake intake;
    private final Jobs jobs;
    private final Completion completion;
    private final JobAcceptance acceptance;
    private final Auditing auditing;
    private final CurrentCaller caller;

    JobsResource(Intake intake, Jobs jobs, Completion completion, JobAcceptance acceptance,
            Auditing auditing, CurrentCaller caller) {
        this.intake = intake;
        this.jobs = jobs;
        this.completion = completion;
        this.acceptance = acceptance;
        this.auditing = auditing;
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
    @Parameter(ref = "IdempotencyKey")
    public Uni<RestResponse<?>> create(byte[] body, @RestHeader("Prefer") @Nullable String prefer,
            @Parameter(hidden = true) @RestHeader(IdempotencyHeader.NAME) @Nullable String idempotencyKey) {
        Caller mine = caller.get();
        Patience patience = Patience.of(prefer);
        return acceptance.accept(mine, body, idempotencyKey).<RestResponse<?>>chain(job -> answer(job, patience))
                .onFailure(Answered.class).recoverWithItem(Replay::of);
    }

    /** The job is written: whatever goes wrong from here on, the client hears that it has one. */
    private Uni<RestResponse<JobsWire.Job>> answer(Job job, Patience patience) {
        RestResponse<JobsWire.Job> written = JobAnswers.accepted(job, List.of(), patience);
        if (!patience.some()) {
            return Uni.createFrom().item(written);
        }
        return completion.await(job.accountId(), job.id(), patience.limit()).chain(ended -> accepted(ended, patience))
                .onFailure().invoke(failure -> DatabaseOutage.log("client not told how its job ended", failure))
                .onFailure().recoverWithItem(written);
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
                .chain(job -> standing(job, patience));
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Call a job off", description = "One that waits or runs is CANCELED at once. Calling off a canceled job changes nothing; one that has ended otherwise answers 409, which names its state.")
    @APIResponse(responseCode = "200", description = "The job, canceled", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobsWire.Job.class)))
    @Audited("job.canceled")
    public Uni<RestResponse<JobsWire.Job>> cancel(@RestPath String id) {
        return jobs.cancel(caller.get().accountId(), Ids.JOB.parse(id)).chain(job -> standing(job, Patience.NONE));
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Try a failed job again", description = "It gets as many attempts as a new one. Its error is shown until it ends again; failures are kept. A job that has not failed answers 409, which names its state.")
    @APIResponse(responseCode = "202", description = "Queued again; Location says where to look, Retry-After when", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobsWire.Job.class)))
    @Audited(value = "job.retried", when = Audited.When.WITHIN)
    public Uni<RestResponse<JobsWire.Job>> retry(@RestPath String id) {
        return intake.retry(caller.get(), Ids.JOB.parse(id), () -> auditing.done("job.retried"))
                .chain(job -> accepted(job, Patience.NONE));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Delete an ended job", description = "Its document and data go with it.")
    @Audited("job.deleted")
    public Uni<Void> delete(@RestPath String id) {
        return jobs.delete(caller.get().accountId(), Ids.JOB.parse(id));
    }

    private Uni<RestResponse<JobsWire.Job>> accepted(Job job, Patience patience) {
        return jobs.failures(job).map(failures -> JobAnswers.accepted(job, failures, patience));
    }

    private Uni<RestResponse<JobsWire.Job>> standing(Job job, Patience patience) {
        return jobs.failures(job).map(failures -> JobAnswers.standing(job, failures, patience));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
