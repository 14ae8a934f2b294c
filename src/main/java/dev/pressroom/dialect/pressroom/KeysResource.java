package dev.pressroom.dialect.pressroom;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.ApiKeys;
import dev.pressroom.access.Caller;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;

/** An account's own keys. */
@Path("/v1/keys")
@Tag(name = "Keys")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.KEYS)
class KeysResource {
    private final ApiKeys keys;
    private final CurrentCaller caller;

    KeysResource(ApiKeys keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @Parameter(ref = "IdempotencyKey")
    @Operation(summary = "Make a key", description = "Its scopes are some of the calling key's. The secret is shown here and never again.")
    @APIResponseSchema(value = KeysWire.CreatedKey.class, responseCode = "201", responseDescription = "Made; Location says where it is")
    @Audited("key.created")
    public Uni<RestResponse<KeysWire.CreatedKey>> create(@NotNull @Valid KeysWire.NewKey body) {
        Caller mine = caller.get();
        var wanted = new ApiKeys.NewKey(mine.accountId(), body.name(), body.scopes(), body.expiresAt());
        return keys.create(wanted, mine.scopes()).map(issued -> Created.at("/v1/keys/" + issued.key().wireId(),
                KeysWire.CreatedKey.of(issued)));
    }

    @GET
    @Operation(summary = "List keys, newest first")
    public Uni<Listing<KeysWire.Key>> list(@BeanParam Paging paging) {
        return keys.list(caller.get().accountId(), paging.cursor(Ids.KEY))
                .map(slice -> Listing.of(slice, "/v1/keys", KeysWire.Key::of));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Get a key")
    public Uni<KeysWire.Key> get(@RestPath String id) {
        return keys.get(caller.get().accountId(), Ids.KEY.parse(id)).map(KeysWire.Key::of);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Revoke a key", description = "The key and its tokens open nothing from now on.")
    @Audited("key.revoked")
    public Uni<Void> revoke(@RestPath String id) {
        return keys.revoke(caller.get().accountId(), Ids.KEY.parse(id));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
