package dev.pressroom.dialect.pressroom;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

/** What an account used, for the operator to see. */
@Path("/v1/accounts/{id}/usage")
@Tag(name = "Accounts")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.OPERATOR)
class AccountUsageResource {
    private final UsageReport report;
    private final Accounts accounts;

    AccountUsageResource(UsageReport report, Accounts accounts) {
        this.report = report;
        this.accounts = accounts;
    }

    @GET
    @Operation(summary = "See what an account used", description = "Day by day, and what is left of its quotas. Previews and lints are in none of it.")
    public Uni<UsageWire.Usage> get(@RestPath String id, @BeanParam UsagePeriod.Query query) {
        UUID account = Ids.ACCOUNT.parse(id);
        return accounts.get(account).chain(() -> report.of(account, query));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
