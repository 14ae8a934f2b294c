package dev.pressroom.dialect.pdfgorilla;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Callers;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.Refusals;
import dev.pressroom.problem.Problem;

/** How PDF Gorilla's clients show who they are: a key in {@code x-api-key}, or else as bearer. */
@ApplicationScoped
class PdfGorillaAuthentication implements HttpAuthenticationMechanism {
    static final String SCHEME = "pdfgorilla";

    private static final String BEARER = "Bearer ";

    private final Callers callers;
    private final Refusals refusals;

    PdfGorillaAuthentication(Callers callers, Refusals refusals) {
        this.callers = callers;
        this.refusals = refusals;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        String key = key(request);
        return key == null
                ? Uni.createFrom().nullItem()
                : callers.withKey(key).map(CurrentCaller::identity).onFailure(Problem.Unauthenticated.class)
                        .invoke(() -> refusals.note(request.request(), "api-key", key.split("\\.", 2)[0]))
                        .onFailure(Problem.Unauthenticated.class).transform(AuthenticationFailedException::new);
    }

    private static @Nullable String key(RoutingContext request) {
        String key = request.request().getHeader("x-api-key");
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (key != null) {
            return key.strip();
        }
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.OTHER_HEADER, "x-api-key", SCHEME));
    }
}
