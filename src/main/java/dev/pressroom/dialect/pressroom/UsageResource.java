package dev.pressroom.dialect.pressroom;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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

/** What an account used, for itself to see. */
@Path("/v1/usage")
@Tag(name = "Limits")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class UsageResource {
    private final UsageReport report;
    private final CurrentCaller caller;

    UsageResource(UsageReport report, CurrentCaller caller) {
        this.report = report;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.JOBS_READ)
    @Operation(summary = "See what your account used", description = "Day by day, and what is left of its quotas. Previews and lints are in none of it.")
    public Uni<UsageWire.Usage> get(@BeanParam UsagePeriod.Query query) {
        return report.of(caller.get().accountId(), query);
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
