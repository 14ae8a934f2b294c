package dev.pressroom.dialect.pressroom;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.smallrye.mutiny.Uni;

import dev.pressroom.PressroomConfig;
import dev.pressroom.access.Scope;
import dev.pressroom.access.Tokens;

/** Where tokens come from and how to verify them; open to all. */
@Path("/.well-known")
@Tag(name = "Tokens")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class DiscoveryResource {
    private static final String CACHED = "public, max-age=300";

    private final Tokens tokens;
    private final PressroomConfig config;

    DiscoveryResource(Tokens tokens, PressroomConfig config) {
        this.tokens = tokens;
        this.config = config;
    }

    @GET
    @Path("jwks.json")
    @Operation(summary = "Get the keys that verify access tokens")
    public Uni<RestResponse<DiscoveryWire.KeySet>> keys() {
        return tokens.publishedKeys().map(DiscoveryWire.KeySet::new).map(DiscoveryResource::cached);
    }

    @GET
    @Path("oauth-authorization-server")
    @Operation(summary = "Get the authorization server's metadata")
    public RestResponse<DiscoveryWire.AuthorizationServer> metadata() {
        String issuer = config.publicUrl().toString();
        return cached(new DiscoveryWire.AuthorizationServer(issuer, issuer + "/oauth/token",
                issuer + "/.well-known/jwks.json", Scope.OF_ACCOUNTS.stream().sorted().toList(), List.of(),
                List.of("client_credentials"), List.of("client_secret_basic", "client_secret_post")));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }

    private static <T> RestResponse<T> cached(T body) {
        return RestResponse.ResponseBuilder.ok(body).header(HttpHeaders.CACHE_CONTROL, CACHED).build();
    }
}
