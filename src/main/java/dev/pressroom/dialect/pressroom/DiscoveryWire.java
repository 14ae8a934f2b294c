package dev.pressroom.dialect.pressroom;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** What machines ask before they ask for a token. */
interface DiscoveryWire {
    /** RFC 8414, section 2. */
    @Schema(name = "AuthorizationServer")
    @JsonNaming(SnakeCaseStrategy.class)
    record AuthorizationServer(String issuer, String tokenEndpoint, String jwksUri, List<String> scopesSupported,
            List<String> responseTypesSupported, List<String> grantTypesSupported,
            List<String> tokenEndpointAuthMethodsSupported) {}

    /** RFC 7517, section 5. */
    @Schema(name = "KeySet")
    record KeySet(List<Map<String, Object>> keys) {}
}
