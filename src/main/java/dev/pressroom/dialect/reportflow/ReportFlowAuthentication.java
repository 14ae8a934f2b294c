package dev.pressroom.dialect.reportflow;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Callers;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.Refusals;
import dev.pressroom.problem.Problem;

/** How ReportFlow's clients show who they are: a key's id and secret in two headers, or both in one; at their own host. */
@ApplicationScoped
class ReportFlowAuthentication implements HttpAuthenticationMechanism {
    static final String SCHEME = ReportFlowDoor.NAME;

    private final Callers callers;
    private final Refusals refusals;
    private final ReportFlowAddresses addresses;

    ReportFlowAuthentication(Callers callers, Refusals refusals, ReportFlowAddresses addresses) {
        this.callers = callers;
        this.refusals = refusals;
        this.addresses = addresses;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        HttpServerRequest request = context.request();
        String key = request.getHeader(ReportFlowGeneration.KEY);
        String secret = request.getHeader(ReportFlowGeneration.SECRET);
        if (isMissing(key) || key == null
                || (ReportFlowGeneration.of(request) == ReportFlowGeneration.FIRST && isMissing(secret))) {
            return Uni.createFrom().nullItem();
        }
        return caller(key.strip(), secret).invoke(caller -> refuseElsewhere(caller, request))
                .map(CurrentCaller::identity).onFailure(Problem.Unauthenticated.class)
                .invoke(() -> refusals.note(request, "api-key", key.split("\\.", 2)[0]))
                .onFailure(Problem.Unauthenticated.class).transform(AuthenticationFailedException::new);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401));
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.OTHER_HEADER,
                ReportFlowGeneration.KEY, SCHEME));
    }

    private static boolean isMissing(@Nullable String header) {
        return header == null || header.isBlank();
    }

    /** A key that holds its secret stands alone: which of two secrets would count? */
    private Uni<Caller> caller(String key, @Nullable String secret) {
        if (!key.contains(".")) {
            return callers.withSecret(key, String.valueOf(secret).strip());
        }
        return secret == null ? callers.withKey(key) : Uni.createFrom().failure(new Problem.Unauthenticated());
    }

    private void refuseElsewhere(Caller caller, HttpServerRequest request) {
        if (!caller.isOfAccount() || !addresses.isOf(caller.accountId(), request)) {
            throw new Problem.Unauthenticated();
        }
    }
}
