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
import dev.pressroom.access.quota.AccountQuotas;

/** How much each account may do and keep, for the operator to set. */
@Path("/v1/accounts/{id}/quotas")
@Tag(name = "Accounts")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.OPERATOR)
class AccountQuotasResource {
    private final Accounts accounts;
    private final AccountQuotas quotas;

    AccountQuotasResource(Accounts accounts, AccountQuotas quotas) {
        this.accounts = accounts;
        this.quotas = quotas;
    }

    @GET
    @Operation(summary = "See an account's quotas")
    public Uni<QuotasWire.AccountQuotas> get(@RestPath String id) {
        UUID account = Ids.ACCOUNT.parse(id);
        return accounts.get(account).chain(() -> shown(account));
    }

    @PUT
    @Operation(summary = "Set an account's quotas", description = "All of them at once: one that is null or absent is as the installation has it. They may be below or above the installation's, but for the size of a body, which cannot be above.")
    @Audited("quotas.changed")
    public Uni<QuotasWire.AccountQuotas> put(@RestPath String id, @NotNull QuotasWire.Quotas body) {
        UUID account = Ids.ACCOUNT.parse(id);
        return quotas.replace(account, body.core()).chain(() -> shown(account));
    }

    private Uni<QuotasWire.AccountQuotas> shown(UUID account) {
        return quotas.own(account).chain(own -> quotas.of(account)
                .map(effective -> new QuotasWire.AccountQuotas(QuotasWire.Quotas.of(own),
                        QuotasWire.Quotas.of(effective),
                        QuotasWire.Quotas.of(quotas.installation()))));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
