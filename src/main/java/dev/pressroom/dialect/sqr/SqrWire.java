package dev.pressroom.dialect.sqr;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** SQR's words, field for field; what is null is left out. */
interface SqrWire {
    record Client(String id, String secret) {
        @Override
        public String toString() {
            return id;
        }
    }

    record Token(@JsonProperty("access_token") String accessToken, @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn, @Nullable String scope) {
        @Override
        public String toString() {
            return "token";
        }
    }

    record Created(String jobId, String status, String userId, String createdAt, String updatedAt) {}

    record Status(String jobId, String status, String userId, @Nullable String templateVersion,
            @Nullable Long sizeBytes, @Nullable String sha256, @Nullable String errorCode, @Nullable Long durationMs,
            String createdAt, String updatedAt, @Nullable String completedAt) {}

    record Download(String url, int expiresInSeconds, String filename) {}

    /** @param code the status of HTTP */
    record Fault(int code, String timestamp, String path, String method, String error, String message) {}

    record FieldFaults(int code, List<FieldFault> errors) {}

    record FieldFault(String field, String code, String hint) {}

    record ClientFault(String error, @JsonProperty("error_description") String errorDescription) {}
}
