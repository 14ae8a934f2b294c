package dev.pressroom.dialect.webadmit;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Callers;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.Refusals;
import dev.pressroom.problem.Problem;

/** How WebAdMIT's clients show who they are: a key in {@code x-api-key}, and nothing else. */
@ApplicationScoped
class WebAdmitAuthentication implements HttpAuthenticationMechanism {
    static final String SCHEME = "webadmit";

    private static final String HEADER = "x-api-key";

    private final Callers callers;
    private final Refusals refusals;

    WebAdmitAuthentication(Callers callers, Refusals refusals) {
        this.callers = callers;
        this.refusals = refusals;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        String key = request.request().getHeader(HEADER);
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        return callers.withKey(key).map(WebAdmitAuthentication::identity).onFailure(Problem.Unauthenticated.class)
                .invoke(() -> refusals.note(request.request(), "api-key", key.split("\\.", 2)[0]))
                .onFailure(Problem.Unauthenticated.class).transform(AuthenticationFailedException::new);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401));
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.OTHER_HEADER, HEADER, SCHEME));
    }

    /** The operator's key is nobody's here: it has no identities. */
    private static SecurityIdentity identity(Caller caller) {
        if (!caller.isOfAccount()) {
            throw new Problem.Unauthenticated();
        }
        return CurrentCaller.identity(caller);
    }
}
