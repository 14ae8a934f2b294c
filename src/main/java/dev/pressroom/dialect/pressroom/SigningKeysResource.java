package dev.pressroom.dialect.pressroom;

import java.util.UUID;

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

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.signing.SigningKey;
import dev.pressroom.signing.SigningKeys;

/** What an account signs its documents with. */
@Path("/v1/signing-keys")
@Tag(name = "Signing keys")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.SIGNING_KEYS)
class SigningKeysResource {
    private final SigningKeys keys;
    private final Closing closing;
    private final CurrentCaller caller;

    SigningKeysResource(SigningKeys keys, Closing closing, CurrentCaller caller) {
        this.keys = keys;
        this.closing = closing;
        this.caller = caller;
    }

    @POST
    @Idempotent(late = true)
    @Parameter(ref = "IdempotencyKey")
    @Operation(summary = "Store a signing key", description = "From a PKCS#12 keystore. Key and certificates are sealed at rest and never given back; the keystore and its password are not kept. To use it, a job's key needs the scope sign.")
    @APIResponseSchema(value = SigningKeysWire.Key.class, responseCode = "201", responseDescription = "Stored; Location says where it is")
    @Audited(value = "signing-key.created", when = Audited.When.WITHIN)
    public Uni<RestResponse<SigningKeysWire.Key>> create(@NotNull @Valid SigningKeysWire.NewSigningKey body) {
        return keys.add(account(), body.key(),
                closing.of("signing-key.created", body, SigningKeysResource::created))
                .map(SigningKeysResource::created);
    }

    private static RestResponse<SigningKeysWire.Key> created(SigningKey stored) {
        var key = SigningKeysWire.Key.of(stored);
        return Created.at("/v1/signing-keys/" + key.id(), key);
    }

    @GET
    @Operation(summary = "List signing keys, newest first")
    public Uni<Listing<SigningKeysWire.Key>> list(@BeanParam Paging paging) {
        return keys.list(account(), paging.cursor(Ids.SIGNING_KEY))
                .map(slice -> Listing.of(slice, "/v1/signing-keys", SigningKeysWire.Key::of));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Get what a signing key's certificate says")
    public Uni<SigningKeysWire.Key> get(@RestPath String id) {
        return keys.get(account(), Ids.SIGNING_KEY.parse(id)).map(SigningKeysWire.Key::of);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a signing key for good", description = "Jobs that have not signed with it yet fail. What it has signed stays signed.")
    @Audited("signing-key.deleted")
    public Uni<Void> delete(@RestPath String id) {
        return keys.remove(account(), Ids.SIGNING_KEY.parse(id));
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
