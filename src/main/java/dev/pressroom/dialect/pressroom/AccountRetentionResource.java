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
import dev.pressroom.access.limit.AccountRetention;

/** How long what each account makes is kept, for the operator to set. */
@Path("/v1/accounts/{id}/retention")
@Tag(name = "Accounts")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.OPERATOR)
class AccountRetentionResource {
    private final Accounts accounts;
    private final AccountRetention retention;

    AccountRetentionResource(Accounts accounts, AccountRetention retention) {
        this.accounts = accounts;
        this.retention = retention;
    }

    @GET
    @Operation(summary = "See how long an account's documents and jobs are kept")
    public Uni<RetentionWire.AccountRetention> get(@RestPath String id) {
        UUID account = Ids.ACCOUNT.parse(id);
        return accounts.get(account).chain(() -> shown(account));
    }

    @PUT
    @Operation(summary = "Set how long an account's documents and jobs are kept", description = "Both times at once: one that is null or absent is as the installation has it. They may be shorter or longer than the installation's. Jobs that were posted before keep theirs.")
    @Audited("retention.changed")
    public Uni<RetentionWire.AccountRetention> put(@RestPath String id, @NotNull RetentionWire.Retention body) {
        UUID account = Ids.ACCOUNT.parse(id);
        return retention.replace(account, body.core()).chain(() -> shown(account));
    }

    private Uni<RetentionWire.AccountRetention> shown(UUID account) {
        return retention.own(account).chain(own -> retention.of(account)
                .map(effective -> new RetentionWire.AccountRetention(RetentionWire.Retention.of(own),
                        RetentionWire.Retention.of(effective),
                        RetentionWire.Retention.of(retention.installation()))));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
