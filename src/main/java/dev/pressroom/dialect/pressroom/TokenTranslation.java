package dev.pressroom.dialect.pressroom;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Scope;
import dev.pressroom.problem.Problem;

/** The client and the scopes of a token request, and what was thrown as OAuth's errors. */
final class TokenTranslation {
    private static final String BASIC = "Basic ";

    private TokenTranslation() {}

    record Client(String id, String secret) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Client client(TokenWire.TokenRequest request, @Nullable String authorization) {
        if (request.grantType() == null) {
            throw new TokenRefusal("invalid_request", "grant_type is missing; it must be client_credentials.");
        }
        if (!request.grantType().equals("client_credentials")) {
            throw new TokenRefusal("unsupported_grant_type", "grant_type must be client_credentials.");
        }
        if (authorization != null && isBasic(authorization)) {
            if (request.clientSecret() != null) {
                throw new TokenRefusal("invalid_request", "Send the secret by HTTP Basic or in the body, not both.");
            }
            return basic(authorization.substring(BASIC.length()).strip());
        }
        if (request.clientId() == null || request.clientSecret() == null) {
            throw new Problem.Unauthenticated();
        }
        return new Client(request.clientId(), request.clientSecret());
    }

    /** All of the caller's where none is named. */
    static Set<String> scopes(TokenWire.TokenRequest request, Caller caller) {
        if (caller.scopes().contains(Scope.OPERATOR)) {
            throw new TokenRefusal("unauthorized_client", "The operator's key gets no tokens; send it as x-api-key.");
        }
        if (request.scope() == null || request.scope().isBlank()) {
            return caller.scopes();
        }
        Set<String> wanted = Arrays.stream(request.scope().strip().split(" +")).collect(Collectors.toSet());
        if (!caller.scopes().containsAll(wanted)) {
            throw new TokenRefusal("invalid_scope", "scope must be some of the key's own scopes.");
        }
        return wanted;
    }

    static RestResponse<TokenWire.TokenFault> answer(Throwable failure, @Nullable String authorization) {
        return switch (failure) {
            case TokenRefusal refusal -> respond(400, refusal.error(), String.valueOf(refusal.getMessage())).build();
            case Problem.Unauthenticated _ -> unknownClient(authorization);
            default -> other(FaultTranslation.answer(failure));
        };
    }

    private static RestResponse<TokenWire.TokenFault> unknownClient(@Nullable String authorization) {
        var answer = respond(401, "invalid_client", "There is no live API key of this id and secret.");
        if (authorization != null && isBasic(authorization)) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"pressroom\"");
        }
        return answer.build();
    }

    private static RestResponse<TokenWire.TokenFault> other(RestResponse<Fault> plain) {
        Fault fault = plain.getEntity();
        String error = switch (fault.status()) {
            case 429, 503 -> "temporarily_unavailable";
            default -> fault.status() < 500 ? "invalid_request" : "server_error";
        };
        var answer = respond(fault.status(), error, fault.detail());
        Object retryAfter = plain.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return answer.build();
    }

    private static RestResponse.ResponseBuilder<TokenWire.TokenFault> respond(int status, String error,
            String description) {
        return RestResponse.ResponseBuilder.<TokenWire.TokenFault>create(status)
                .entity(new TokenWire.TokenFault(error, description)).type("application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store").header("Pragma", "no-cache");
    }

    private static boolean isBasic(String authorization) {
        return authorization.regionMatches(true, 0, BASIC, 0, BASIC.length());
    }

    /** Id and secret are form-encoded inside, RFC 6749 section 2.3.1. */
    @SuppressWarnings("UnusedException") // its message would show a part of the credentials
    private static Client basic(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new Problem.Unauthenticated();
            }
            return new Client(URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new Problem.Unauthenticated();
        }
    }
}
