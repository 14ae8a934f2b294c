package dev.pressroom.dialect.pressroom;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.dataset.DataRecords;
import dev.pressroom.dataset.Datasets;
import dev.pressroom.intake.RecordIntake;

/** JSON objects that an account keeps for its jobs. */
@Path("/v1/datasets")
@Tag(name = "Datasets")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class DatasetsResource {
    private final Datasets datasets;
    private final DataRecords records;
    private final RecordIntake intake;
    private final StreamedBody streamed;
    private final Bodies bodies;
    private final CurrentCaller caller;

    DatasetsResource(Datasets datasets, DataRecords records, RecordIntake intake, StreamedBody streamed, Bodies bodies,
            CurrentCaller caller) {
        this.datasets = datasets;
        this.records = records;
        this.intake = intake;
        this.streamed = streamed;
        this.bodies = bodies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.DATASETS_READ)
    @Operation(summary = "List datasets, newest first")
    public Uni<Listing<DatasetsWire.Dataset>> list(@BeanParam Paging paging) {
        return datasets.list(account(), paging.cursor(Ids.DATASET))
                .map(slice -> Listing.of(slice, "/v1/datasets", DatasetsWire.Dataset::of));
    }

    @GET
    @Path("{name}")
    @RolesAllowed(Scope.DATASETS_READ)
    @Operation(summary = "Get what is known of a dataset")
    public Uni<DatasetsWire.Dataset> get(@RestPath String name) {
        return datasets.get(account(), name).map(DatasetsWire.Dataset::of);
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed(Scope.DATASETS_WRITE)
    @Operation(summary = "Delete a dataset", description = "With its records. Jobs that were accepted with them still run.")
    @Audited("dataset.deleted")
    public Uni<Void> delete(@RestPath String name) {
        return datasets.delete(account(), name);
    }

    @POST
    @Path("{name}/records")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.DATASETS_WRITE)
    @Operation(summary = "Load records", description = "NDJSON, one record a line: `{\"key\":\"C-1\",\"data\":{..}}`. Each is put as by itself, so sending a file again does no harm; of several with one key the last stays. "
            + "A line that is wrong fails alone: the answer has its number. Lines are written as they come. The dataset is made where it is missing.")
    @RequestBody(required = true, content = @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = DatasetsWire.Line.class)))
    @APIResponse(responseCode = "200", description = "Read to its end", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DatasetsWire.Load.class)))
    @APIResponse(responseCode = "422", description = "No line could be stored")
    @Audited(value = "dataset.loaded", when = Audited.When.BEFORE)
    public Uni<DatasetsWire.Load> load(@RestPath String name) {
        return streamed.read(body -> intake.load(account(), name, body)).map(DatasetsTranslation::load);
    }

    @GET
    @Path("{name}/records")
    @RolesAllowed(Scope.DATASETS_READ)
    @Operation(summary = "List records, newest first", description = "Without their data.")
    public Uni<Listing<DatasetsWire.Card>> records(@RestPath String name, @BeanParam Paging paging) {
        return records.list(account(), name, paging.cursor(Ids.RECORD))
                .map(slice -> Listing.of(slice, "/v1/datasets/" + name + "/records", DatasetsWire.Card::of));
    }

    @PUT
    @Path("{name}/records/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.DATASETS_WRITE)
    @Operation(summary = "Put a record", description = "One of that key is replaced. The dataset is made where it is missing.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DatasetsWire.NewRecord.class)))
    @APIResponse(responseCode = "200", description = "Replaced", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DatasetsWire.Card.class)))
    @APIResponse(responseCode = "201", description = "Made; Location says where it is", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DatasetsWire.Card.class)))
    @Audited("record.stored")
    public Uni<RestResponse<DatasetsWire.Card>> put(@RestPath String name, @RestPath String key, byte[] body) {
        UUID account = account();
        return bodies.read(body, DatasetsWire.NewRecord.class, DatasetsTranslation::data)
                .chain(data -> intake.put(account, name, key, data))
                .chain(created -> records.get(account, name, key)
                        .map(record -> DatasetsWire.Card.of(record.card()))
                        .map(card -> created
                                ? Created.at("/v1/datasets/" + name + "/records/" + key, card)
                                : RestResponse.ok(card)));
    }

    @GET
    @Path("{name}/records/{key}")
    @RolesAllowed(Scope.DATASETS_READ)
    @Operation(summary = "Get a record")
    public Uni<DatasetsWire.Whole> record(@RestPath String name, @RestPath String key) {
        return records.get(account(), name, key).map(DatasetsWire.Whole::of);
    }

    @DELETE
    @Path("{name}/records/{key}")
    @RolesAllowed(Scope.DATASETS_WRITE)
    @Operation(summary = "Delete a record", description = "Jobs that were accepted with it still run.")
    @Audited("record.deleted")
    public Uni<Void> deleteRecord(@RestPath String name, @RestPath String key) {
        return datasets.deleteRecord(account(), name, key);
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
