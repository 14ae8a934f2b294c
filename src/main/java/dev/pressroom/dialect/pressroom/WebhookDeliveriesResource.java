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
import dev.pressroom.webhook.Deliveries;
import dev.pressroom.webhook.Deliveries.Shelf;
import dev.pressroom.webhook.Webhooks;

/** What was sent to a webhook, and what is owed to it. */
@Path("/v1/webhooks/{id}")
@Tag(name = "Webhooks")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class WebhookDeliveriesResource {
    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final CurrentCaller caller;

    WebhookDeliveriesResource(Deliveries deliveries, Webhooks webhooks, CurrentCaller caller) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.caller = caller;
    }

    @GET
    @Path("deliveries")
    @RolesAllowed(Scope.WEBHOOKS)
    @Operation(summary = "List a webhook's deliveries, newest first")
    public Uni<Listing<DeliveriesWire.Delivery>> list(@RestPath String id,
            @RestQuery @Parameter(description = "PENDING, DELIVERED or FAILED.") @Nullable String state,
            @BeanParam Paging paging) {
        Shelf shelf = shelf(id);
        return webhooks.get(shelf.accountId(), shelf.id())
                .chain(there -> deliveries.list(shelf, DeliveriesWire.state(state), paging.cursor(Ids.DELIVERY)))
                .map(slice -> Listing.of(slice, "/v1/webhooks/" + id + "/deliveries", DeliveriesWire.Delivery::card));
    }

    @GET
    @Path("deliveries/{deliveryId}")
    @RolesAllowed(Scope.WEBHOOKS)
    @Operation(summary = "Get a delivery, with its payload and attempts")
    public Uni<DeliveriesWire.Delivery> get(@RestPath String id, @RestPath String deliveryId) {
        return deliveries.get(shelf(id), Ids.DELIVERY.parse(deliveryId)).map(DeliveriesWire.Delivery::of);
    }

    @POST
    @Idempotent
    @Parameter(ref = "IdempotencyKey")
    @Path("deliveries/{deliveryId}/redeliver")
    @RolesAllowed(Scope.WEBHOOKS)
    @Operation(summary = "Send a delivery once more", description = "With the id and the body that it had, and from the beginning of the schedule. 409 where the webhook is disabled.")
    @APIResponseSchema(value = DeliveriesWire.Delivery.class, responseCode = "202", responseDescription = "Owed again")
    @Audited("delivery.repeated")
    public Uni<RestResponse<DeliveriesWire.Delivery>> redeliver(@RestPath String id, @RestPath String deliveryId) {
        return deliveries.redeliver(shelf(id), Ids.DELIVERY.parse(deliveryId))
                .map(found -> ResponseBuilder.create(Status.ACCEPTED, DeliveriesWire.Delivery.of(found)).build());
    }

    @POST
    @Idempotent
    @Parameter(ref = "IdempotencyKey")
    @Path("test")
    @RolesAllowed(Scope.WEBHOOKS)
    @Operation(summary = "Send a test", description = "An event webhook.test, delivered and noted as any other; no filter keeps it away. 409 where the webhook is disabled.")
    @APIResponseSchema(value = DeliveriesWire.Delivery.class, responseCode = "202", responseDescription = "On its way")
    @Audited("webhook.tested")
    public Uni<RestResponse<DeliveriesWire.Delivery>> test(@RestPath String id) {
        Shelf shelf = shelf(id);
        return deliveries.test(shelf.accountId(), shelf.id())
                .map(found -> ResponseBuilder.create(Status.ACCEPTED, DeliveriesWire.Delivery.of(found)).build());
    }

    private Shelf shelf(String id) {
        return new Shelf(caller.get().accountId(), Ids.WEBHOOK.parse(id), true);
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
