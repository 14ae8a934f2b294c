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

import dev.pressroom.access.Accounts;
import dev.pressroom.access.ApiKeys;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;

/** The tenants, and the keys they start with; for the operator. */
@Path("/v1/accounts")
@Tag(name = "Accounts")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.OPERATOR)
class AccountsResource {
    private final Accounts accounts;
    private final ApiKeys keys;

    AccountsResource(Accounts accounts, ApiKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    @POST
    @Idempotent
    @Parameter(ref = "IdempotencyKey")
    @Operation(summary = "Open an account")
    @APIResponseSchema(value = AccountsWire.Account.class, responseCode = "201", responseDescription = "Made; Location says where it is")
    @Audited("account.created")
    public Uni<RestResponse<AccountsWire.Account>> create(@NotNull @Valid AccountsWire.NewAccount body) {
        return accounts.create(body.name()).map(AccountsWire.Account::of)
                .map(account -> Created.at("/v1/accounts/" + account.id(), account));
    }

    @GET
    @Operation(summary = "List accounts, newest first")
    public Uni<Listing<AccountsWire.Account>> list(@BeanParam Paging paging) {
        return accounts.list(paging.cursor(Ids.ACCOUNT))
                .map(slice -> Listing.of(slice, "/v1/accounts", AccountsWire.Account::of));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Get an account")
    public Uni<AccountsWire.Account> get(@RestPath String id) {
        return accounts.get(Ids.ACCOUNT.parse(id)).map(AccountsWire.Account::of);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Disable an account", description = "Its keys open nothing from now on; its rows stay.")
    @Audited("account.disabled")
    public Uni<Void> disable(@RestPath String id) {
        return accounts.disable(Ids.ACCOUNT.parse(id));
    }

    @POST
    @Path("{id}/keys")
    @Idempotent
    @Parameter(ref = "IdempotencyKey")
    @Operation(summary = "Make a key for an account", description = "The secret is shown here and never again.")
    @APIResponseSchema(value = KeysWire.CreatedKey.class, responseCode = "201", responseDescription = "Made; Location says where it is")
    @Audited("key.created")
    public Uni<RestResponse<KeysWire.CreatedKey>> createKey(@RestPath String id, @NotNull @Valid KeysWire.NewKey body) {
        var wanted = new ApiKeys.NewKey(Ids.ACCOUNT.parse(id), body.name(), body.scopes(), body.expiresAt());
        return keys.create(wanted, Scope.OF_ACCOUNTS).map(issued -> Created.at("/v1/keys/" + issued.key().wireId(),
                KeysWire.CreatedKey.of(issued)));
    }

    @GET
    @Path("{id}/keys")
    @Operation(summary = "List an account's keys, newest first")
    public Uni<Listing<KeysWire.Key>> keys(@RestPath String id, @BeanParam Paging paging) {
        UUID account = Ids.ACCOUNT.parse(id);
        return accounts.get(account).chain(_ -> keys.list(account, paging.cursor(Ids.KEY)))
                .map(slice -> Listing.of(slice, "/v1/accounts/" + id + "/keys", KeysWire.Key::of));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
