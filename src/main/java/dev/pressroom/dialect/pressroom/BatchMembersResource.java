package dev.pressroom.dialect.pressroom;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.batch.Batches;
import dev.pressroom.batch.Progress;
import dev.pressroom.batch.Standing;
import dev.pressroom.job.JobState;
import dev.pressroom.job.Members;

/** What is in a batch: its jobs, and how they get on. */
@Path("/v1/batches/{id}")
@Tag(name = "Batches")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.JOBS_READ)
class BatchMembersResource {
    private static final EventStream.Words<Standing> WORDS = new EventStream.Words<>("progress",
            BatchMembersResource::id,
            Standing::isFinal, BatchesTranslation::batch);

    private final Batches batches;
    private final Members members;
    private final Progress progress;
    private final ObjectMapper json;
    private final CurrentCaller caller;

    BatchMembersResource(Batches batches, Members members, Progress progress, ObjectMapper json,
            CurrentCaller caller) {
        this.batches = batches;
        this.members = members;
        this.progress = progress;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @Path("jobs")
    @Operation(summary = "List a batch's jobs", description = "In the order of their items, other than `/v1/jobs`: the list goes on behind starting_after towards later items.")
    public Uni<Listing<JobsWire.Job>> jobs(@RestPath String id,
            @RestQuery @Parameter(description = "QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELED or EXPIRED.") @Nullable String state,
            @BeanParam Paging paging) {
        UUID account = caller.get().accountId();
        UUID batch = Ids.BATCH.parse(id);
        return batches.find(account, batch)
                .chain(() -> members.list(account, batch, JobsQuery.state(state), paging.cursor(Ids.JOB)))
                .map(slice -> Listing.of(slice, "/v1/batches/" + id + "/jobs", JobsTranslation::card));
    }

    @GET
    @Path("events")
    @Operation(summary = "Follow a batch", description = "Server-sent events: `progress` with the batch as GET shows it, at once and when members have ended, at most twice a second. The stream ends when all have. Who comes back with `Last-Event-ID` hears only what is newer; where nothing can follow, 204 tells an EventSource to stop. A comment every 15 s keeps the connection alive.")
    @APIResponse(responseCode = "200", description = "Events until the batch is completed", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING, examples = "id: 1-500-0-3\nevent: progress\ndata: {\"id\":\"bat_...\",\"state\":\"RUNNING\"}\n\n")))
    @APIResponse(responseCode = "204", description = "The batch is completed, and the event with `Last-Event-ID` said so")
    public RestMulti<Buffer> events(@RestPath String id, @RestHeader("Last-Event-ID") @Nullable String lastEventId) {
        return new EventStream<>(WORDS, json, lastEventId)
                .answer(progress.follow(caller.get().accountId(), Ids.BATCH.parse(id), EventStream.KEEP_ALIVE_EVERY));
    }

    private static String id(Standing standing) {
        return Stream.of(JobState.QUEUED, JobState.RUNNING, JobState.SUCCEEDED, JobState.FAILED)
                .map(state -> "-" + standing.counts().of(state))
                .collect(Collectors.joining("", String.valueOf(standing.batch().revision()), ""));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return failure instanceof EventStream.NothingFollows
                ? RestResponse.status(RestResponse.Status.NO_CONTENT)
                : FaultTranslation.answer(failure);
    }
}
