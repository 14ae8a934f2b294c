package dev.pressroom.dialect.pressroom;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Accounts;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.access.limit.AccountLimits;

/** What each account may use, for the operator to set. */
@Path("/v1/accounts/{id}/limits")
@Tag(name = "Accounts")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.OPERATOR)
class AccountLimitsResource {
    private final Accounts accounts;
    private final AccountLimits limits;

    AccountLimitsResource(Accounts accounts, AccountLimits limits) {
        this.accounts = accounts;
        this.limits = limits;
    }

    @GET
    @Operation(summary = "See an account's limits")
    public Uni<LimitsWire.AccountLimits> get(@RestPath String id) {
        UUID account = Ids.ACCOUNT.parse(id);
        return accounts.get(account).chain(() -> shown(account));
    }

    @PUT
    @Operation(summary = "Set an account's limits", description = "All of them at once: one that is null or absent is as the installation has it. None can be above the maximum of the installation. Jobs that run keep those they began with.")
    @Audited("limits.changed")
    public Uni<LimitsWire.AccountLimits> put(@RestPath String id, @NotNull LimitsWire.Limits body) {
        UUID account = Ids.ACCOUNT.parse(id);
        return limits.replace(account, body.given()).chain(() -> shown(account));
    }

    private Uni<LimitsWire.AccountLimits> shown(UUID account) {
        return limits.own(account).chain(own -> limits.of(account)
                .map(effective -> new LimitsWire.AccountLimits(LimitsWire.Limits.of(own),
                        LimitsWire.Limits.of(effective.values()),
                        LimitsWire.Limits.of(limits.maxima().values()))));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
