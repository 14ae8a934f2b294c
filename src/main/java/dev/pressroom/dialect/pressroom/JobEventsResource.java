package dev.pressroom.dialect.pressroom;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.job.Completion;
import dev.pressroom.job.Standing;

/** A job's changes as they happen. */
@Path("/v1/jobs/{id}/events")
@Tag(name = "Jobs")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class JobEventsResource {
    private static final EventStream.Words<Standing> WORDS = new EventStream.Words<>("state",
            standing -> String.valueOf(standing.job().revision()), standing -> standing.job().state().isFinal(),
            standing -> JobsTranslation.job(standing.job(), standing.failures()));

    private final Completion completion;
    private final ObjectMapper json;
    private final CurrentCaller caller;

    JobEventsResource(Completion completion, ObjectMapper json, CurrentCaller caller) {
        this.completion = completion;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.JOBS_READ)
    @Operation(summary = "Follow a job", description = "Server-sent events: `state` with the job as GET shows it, at once and after each change; its id is the job's revision. The stream ends with the final state. Who comes back with `Last-Event-ID` hears only what is newer; where nothing can follow, 204 tells an EventSource to stop. A comment every 15 s keeps the connection alive.")
    @APIResponse(responseCode = "200", description = "Events until the job has ended", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING, examples = "id: 3\nevent: state\ndata: {\"id\":\"job_...\",\"state\":\"SUCCEEDED\"}\n\n")))
    @APIResponse(responseCode = "204", description = "The job has ended, and the event with `Last-Event-ID` said so")
    public RestMulti<Buffer> events(@RestPath String id, @RestHeader("Last-Event-ID") @Nullable String lastEventId) {
        return new EventStream<>(WORDS, json, lastEventId)
                .answer(completion.follow(caller.get().accountId(), Ids.JOB.parse(id), EventStream.KEEP_ALIVE_EVERY));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return failure instanceof EventStream.NothingFollows
                ? RestResponse.status(RestResponse.Status.NO_CONTENT)
                : FaultTranslation.answer(failure);
    }
}
