package dev.pressroom.dialect.pressroom;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.access.limit.AccountLimits;

/** What an account may use, for itself to see. */
@Path("/v1/limits")
@Tag(name = "Limits")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class LimitsResource {
    private final AccountLimits limits;
    private final CurrentCaller caller;

    LimitsResource(AccountLimits limits, CurrentCaller caller) {
        this.limits = limits;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.JOBS_READ)
    @Operation(summary = "See the limits of your account", description = "Those that hold now; the operator sets them.")
    public Uni<LimitsWire.Limits> get() {
        return limits.of(caller.get().accountId()).map(found -> LimitsWire.Limits.of(found.values()));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
