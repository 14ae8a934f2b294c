package dev.pressroom.dialect.pressroom;

import java.util.UUID;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.batch.Batches;
import dev.pressroom.intake.IdempotencyKey.Answered;
import dev.pressroom.intake.Intake;

/** Batches: ask for many PDFs at once, see how they stand, call them off. */
@Path("/v1/batches")
@Tag(name = "Batches")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class BatchesResource {
    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";

    private final BatchAcceptance acceptance;
    private final Intake intake;
    private final Batches batches;
    private final CurrentCaller caller;

    BatchesResource(BatchAcceptance acceptance, Intake intake, Batches batches, CurrentCaller caller) {
        this.acceptance = acceptance;
        this.intake = intake;
        this.batches = batches;
        this.caller = caller;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, NDJSON, CSV})
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Ask for many PDFs", description = "Each item becomes a job of the bulk lane. Answers when all of them are safely written: 202 and where to look. Where an item is wrong nothing is made, and the answer points at the first 100 that are. "
            + "As JSON, with the items in the body or by the name of a dataset; or NDJSON or CSV, which are read as they come and may be of any size, with everything else in the query. Members tell no webhook by themselves: `batch.completed` tells of all.")
    @RequestBody(required = true, content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BatchesWire.NewBatch.class)),
            @Content(mediaType = NDJSON, schema = @Schema(implementation = BatchesWire.NewItem.class)),
            @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, examples = "name,total\nAda,12.50\n"))})
    @APIResponse(responseCode = "202", description = "Accepted; Location says where to look, Retry-After when", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BatchesWire.Batch.class)))
    @Parameter(ref = "IdempotencyKey")
    public Uni<RestResponse<?>> create(@BeanParam BatchQuery query,
            @Parameter(hidden = true) @RestHeader("Content-Type") @Nullable String type,
            @Parameter(hidden = true) @RestHeader(IdempotencyHeader.NAME) @Nullable String idempotencyKey) {
        String key = IdempotencyHeader.parse(idempotencyKey);
        var mine = caller.get();
        return (switch (MediaType.valueOf(String.valueOf(type)).getSubtype()) {
            case "x-ndjson" -> acceptance.lines(mine, query, key);
            case "csv" -> acceptance.records(mine, query, key);
            default -> acceptance.whole(mine, key);
        }).<RestResponse<?>>map(batch -> BatchAnswers.accepted(BatchAcceptance.begun(batch)))
                .onFailure(Answered.class).recoverWithItem(Replay::of);
    }

    @GET
    @RolesAllowed(Scope.JOBS_READ)
    @Operation(summary = "List batches, newest first", description = "Counts of completed batches of more than 1,000 items may be five minutes old.")
    public Uni<Listing<BatchesWire.Batch>> list(@BeanParam Paging paging) {
        return batches.list(account(), paging.cursor(Ids.BATCH))
                .map(slice -> Listing.of(slice, "/v1/batches", BatchesTranslation::batch));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.JOBS_READ)
    @Operation(summary = "See how a batch stands")
    @APIResponse(responseCode = "200", description = "The batch", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BatchesWire.Batch.class)))
    public Uni<RestResponse<BatchesWire.Batch>> get(@RestPath String id) {
        return batches.standing(account(), Ids.BATCH.parse(id)).map(BatchAnswers::standing);
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Call a batch off", description = "Members that wait or run are CANCELED, those that have ended stay what they are. Calling off a canceled batch changes nothing; one that has ended otherwise answers 409.")
    @APIResponse(responseCode = "200", description = "The batch, called off", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BatchesWire.Batch.class)))
    @Audited(value = "batch.canceled", when = Audited.When.BEFORE)
    public Uni<RestResponse<BatchesWire.Batch>> cancel(@RestPath String id) {
        return batches.cancel(account(), Ids.BATCH.parse(id)).map(BatchAnswers::standing);
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Try the failed members again", description = "Those that still have their data, each as with its job's own retry. The batch is open again until they have ended, and is completed once more. Where none has failed it answers 409.")
    @APIResponse(responseCode = "202", description = "Queued again; Location says where to look, Retry-After when", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BatchesWire.Batch.class)))
    @Audited(value = "batch.retried", when = Audited.When.BEFORE)
    public Uni<RestResponse<BatchesWire.Batch>> retry(@RestPath String id) {
        return intake.retryBatch(caller.get(), Ids.BATCH.parse(id)).map(BatchAnswers::accepted);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Delete an ended batch", description = "Its jobs, their documents and data go with it.")
    @Audited(value = "batch.deleted", when = Audited.When.BEFORE)
    public Uni<Void> delete(@RestPath String id) {
        return batches.delete(account(), Ids.BATCH.parse(id));
    }

    private UUID account() {
        return caller.get().accountId();
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
