package dev.pressroom.dialect.pressroom;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.job.Jobs;
import dev.pressroom.webhook.Deliveries;
import dev.pressroom.webhook.Deliveries.Shelf;

/** What webhooks were told of a job. */
@Path("/v1/jobs/{id}")
@Tag(name = "Webhooks")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class JobDeliveriesResource {
    private final Deliveries deliveries;
    private final Jobs jobs;
    private final CurrentCaller caller;

    JobDeliveriesResource(Deliveries deliveries, Jobs jobs, CurrentCaller caller) {
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    @Path("deliveries")
    @RolesAllowed(Scope.JOBS_READ)
    @Operation(summary = "List the deliveries about a job, newest first", description = "To the account's webhooks and to the job's own.")
    public Uni<Listing<DeliveriesWire.Delivery>> list(@RestPath String id,
            @RestQuery @Parameter(description = "PENDING, DELIVERED or FAILED.") @Nullable String state,
            @BeanParam Paging paging) {
        Shelf shelf = shelf(id);
        return jobs.find(shelf.accountId(), shelf.id())
                .chain(there -> deliveries.list(shelf, DeliveriesWire.state(state), paging.cursor(Ids.DELIVERY)))
                .map(slice -> Listing.of(slice, "/v1/jobs/" + id + "/deliveries", DeliveriesWire.Delivery::card));
    }

    @GET
    @Path("deliveries/{deliveryId}")
    @RolesAllowed(Scope.JOBS_READ)
    @Operation(summary = "Get a delivery about a job, with its payload and attempts")
    public Uni<DeliveriesWire.Delivery> get(@RestPath String id, @RestPath String deliveryId) {
        return deliveries.get(shelf(id), Ids.DELIVERY.parse(deliveryId)).map(DeliveriesWire.Delivery::of);
    }

    @POST
    @Idempotent
    @Parameter(ref = "IdempotencyKey")
    @Path("deliveries/{deliveryId}/redeliver")
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Send a delivery about a job once more", description = "With the id and the body that it had, and from the beginning of the schedule. 409 where its webhook is disabled.")
    @APIResponseSchema(value = DeliveriesWire.Delivery.class, responseCode = "202", responseDescription = "Owed again")
    @Audited("delivery.repeated")
    public Uni<RestResponse<DeliveriesWire.Delivery>> redeliver(@RestPath String id, @RestPath String deliveryId) {
        return deliveries.redeliver(shelf(id), Ids.DELIVERY.parse(deliveryId))
                .map(found -> ResponseBuilder.create(Status.ACCEPTED, DeliveriesWire.Delivery.of(found)).build());
    }

    private Shelf shelf(String id) {
        return new Shelf(caller.get().accountId(), Ids.JOB.parse(id), false);
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
