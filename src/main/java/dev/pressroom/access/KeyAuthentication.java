package dev.pressroom.access;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.problem.Problem;

/** How our own API's clients show who they are: {@code x-api-key}, or an access token as bearer. */
@ApplicationScoped
public class KeyAuthentication implements HttpAuthenticationMechanism {
    /** Names this mechanism on a door. */
    public static final String SCHEME = "pressroom";

    private static final String BEARER = "Bearer ";

    private final Callers callers;
    private final Refusals refusals;

    KeyAuthentication(Callers callers, Refusals refusals) {
        this.callers = callers;
        this.refusals = refusals;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        Uni<Caller> caller = caller(request);
        return caller == null
                ? Uni.createFrom().nullItem()
                : caller.map(CurrentCaller::identity).onFailure(Problem.Unauthenticated.class)
                        .transform(AuthenticationFailedException::new);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom()
                .item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"pressroom\""));
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.OTHER_HEADER, "x-api-key", SCHEME));
    }

    /** Null where the request shows no credentials of these kinds. */
    private @Nullable Uni<Caller> caller(RoutingContext request) {
        String key = request.request().getHeader("x-api-key");
        if (key != null) {
            return callers.withKey(key).onFailure(Problem.Unauthenticated.class)
                    .invoke(() -> refusals.note(request.request(), "api-key", key.split("\\.", 2)[0]));
        }
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return callers.withToken(authorization.substring(BEARER.length()).strip())
                    .onFailure(Problem.Unauthenticated.class)
                    .invoke(() -> refusals.note(request.request(), "token", null));
        }
        return null;
    }
}
