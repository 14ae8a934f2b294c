package dev.pressroom.dialect.pressroom;

import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.pressroom.access.Tokens;

/** The token endpoint's words, RFC 6749 sections 4.4 and 5. */
interface TokenWire {
    /** Unknown parameters are ignored, RFC 6749 section 3.2. */
    @Schema(name = "TokenRequest")
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record TokenRequest(@Nullable String grantType, @Nullable String clientId, @Nullable String clientSecret,
            @Nullable String scope) {
        @Override
        public String toString() {
            return "token request of " + clientId;
        }
    }

    /** The same as a form. */
    class TokenForm {
        @RestForm("grant_type")
        @Nullable
        String grantType;

        @RestForm("client_id")
        @Nullable
        String clientId;

        @RestForm("client_secret")
        @Nullable
        String clientSecret;

        @RestForm
        @Nullable
        String scope;

        TokenRequest request() {
            return new TokenRequest(grantType, clientId, clientSecret, scope);
        }
    }

    @Schema(name = "TokenReply")
    @JsonNaming(SnakeCaseStrategy.class)
    record TokenReply(String accessToken, String tokenType, long expiresIn, String scope) {

        static TokenReply of(Tokens.Issued issued) {
            return new TokenReply(issued.token(), "Bearer", issued.lifetime().toSeconds(), text(issued.scopes()));
        }

        private static String text(Set<String> scopes) {
            return String.join(" ", scopes.stream().sorted().toList());
        }

        @Override
        public String toString() {
            return "token reply " + scope;
        }
    }

    @Schema(name = "TokenFault")
    @JsonNaming(SnakeCaseStrategy.class)
    record TokenFault(String error, String errorDescription) {}
}
