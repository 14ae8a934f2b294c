package dev.pressroom.dialect.pressroom;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.webhook.Webhooks;

/** Where an account wants to hear of its jobs. */
@Path("/v1/webhooks")
@Tag(name = "Webhooks")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.WEBHOOKS)
class WebhooksResource {
    private static final byte[] NOTHING = {'{', '}'};

    private final Webhooks webhooks;
    private final Bodies bodies;
    private final Closing closing;
    private final Auditing auditing;
    private final CurrentCaller caller;

    WebhooksResource(Webhooks webhooks, Bodies bodies, Closing closing, Auditing auditing, CurrentCaller caller) {
        this.webhooks = webhooks;
        this.bodies = bodies;
        this.closing = closing;
        this.auditing = auditing;
        this.caller = caller;
    }

    @POST
    @Idempotent(late = true)
    @Parameter(ref = "IdempotencyKey")
    @Operation(summary = "Make a webhook", description = "Events are posted to its URL, signed as Standard Webhooks 1.0.0 has it. The secret is shown here and never again.")
    @APIResponseSchema(value = WebhooksWire.IssuedSecret.class, responseCode = "201", responseDescription = "Made; Location says where it is")
    @Audited(value = "webhook.created", when = Audited.When.WITHIN)
    public Uni<RestResponse<WebhooksWire.IssuedSecret>> create(@NotNull @Valid WebhooksWire.NewWebhook body) {
        return webhooks.add(account(), body.url(), body.rest(),
                closing.of("webhook.created", body, WebhooksResource::created)).map(WebhooksResource::created);
    }

    private static RestResponse<WebhooksWire.IssuedSecret> created(Webhooks.Issued issued) {
        var made = WebhooksWire.IssuedSecret.of(issued);
        return Created.at("/v1/webhooks/" + made.id(), made);
    }

    @GET
    @Operation(summary = "List webhooks, newest first")
    public Uni<Listing<WebhooksWire.Webhook>> list(@BeanParam Paging paging) {
        return webhooks.list(account(), paging.cursor(Ids.WEBHOOK))
                .map(slice -> Listing.of(slice, "/v1/webhooks", WebhooksWire.Webhook::of));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Get a webhook")
    public Uni<WebhooksWire.Webhook> get(@RestPath String id) {
        return webhooks.get(account(), Ids.WEBHOOK.parse(id)).map(WebhooksWire.Webhook::of);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a webhook", description = "Also disables it, or enables it again. What is owed to it goes to the new URL.")
    @Audited(value = "webhook.changed", when = Audited.When.WITHIN)
    public Uni<WebhooksWire.Webhook> change(@RestPath String id, @NotNull @Valid WebhooksWire.Change body) {
        return webhooks.change(account(), Ids.WEBHOOK.parse(id), body.core(),
                auditing.last("webhook.changed", body)).map(WebhooksWire.Webhook::of);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a webhook for good", description = "With its deliveries; nothing is sent to it any more.")
    @Audited("webhook.deleted")
    public Uni<Void> delete(@RestPath String id) {
        return webhooks.remove(account(), Ids.WEBHOOK.parse(id));
    }

    @POST
    @Path("{id}/rotate")
    @Consumes(MediaType.WILDCARD) // most send nothing, and name various types for it
    @Operation(summary = "Replace a webhook's secret", description = "The new one is shown here and never again. For a while deliveries carry the signatures of both.")
    @APIResponseSchema(value = WebhooksWire.IssuedSecret.class, responseCode = "200", responseDescription = "Replaced")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = WebhooksWire.Rotation.class)))
    @Audited("webhook.rotated")
    public Uni<RestResponse<WebhooksWire.IssuedSecret>> rotate(@RestPath String id, byte @Nullable [] body) {
        UUID webhook = Ids.WEBHOOK.parse(id);
        UUID account = account();
        byte[] text = body == null || body.length == 0 ? NOTHING : body;
        return bodies.read(text, WebhooksWire.Rotation.class, WebhooksWire.Rotation::overlap)
                .chain(overlap -> webhooks.rotate(account, webhook, overlap.orElse(null)))
                .map(WebhooksWire.IssuedSecret::of)
                .map(issued -> ResponseBuilder.ok(issued).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
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
