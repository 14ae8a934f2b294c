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
import dev.pressroom.access.limit.AccountRetention;

/** How long what an account makes is kept, for itself to see. */
@Path("/v1/retention")
@Tag(name = "Limits")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class RetentionResource {
    private final AccountRetention retention;
    private final CurrentCaller caller;

    RetentionResource(AccountRetention retention, CurrentCaller caller) {
        this.retention = retention;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.JOBS_READ)
    @Operation(summary = "See how long your documents and jobs are kept", description = "What holds for jobs posted now; the operator sets it.")
    public Uni<RetentionWire.Retention> get() {
        return retention.of(caller.get().accountId()).map(RetentionWire.Retention::of);
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
