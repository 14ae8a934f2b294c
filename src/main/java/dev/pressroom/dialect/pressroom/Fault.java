package dev.pressroom.dialect.pressroom;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.pressroom.problem.Violation;

/**
 * The body of every refusal, RFC 9457 with our extensions.
 *
 * @param code   stable, for programs
 * @param errors the fields that are wrong, absent where none is
 * @param trace  found in the log beside the cause; only with a failure of ours
 */
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Fault(String type, String title, int status, String detail, String code, List<Violation> errors,
        @Nullable String trace,
        @JsonProperty("violated-policies") @Schema(description = "The limits or quotas that have nothing left, by name.") List<String> violatedPolicies) {
    /** As the draft of the RateLimit headers registers it. */
    private static final String QUOTA_EXCEEDED = "https://iana.org/assignments/http-problem-types#quota-exceeded";

    static Fault of(int status, String title, String code, String detail) {
        return new Fault("about:blank", title, status, detail, code, List.of(), null, List.of());
    }

    Fault with(List<Violation> violations) {
        return new Fault(type, title, status, detail, code, violations, trace, violatedPolicies);
    }

    Fault traced(String id) {
        return new Fault(type, title, status, detail, code, errors, id, violatedPolicies);
    }

    Fault violating(List<String> policies) {
        return new Fault(QUOTA_EXCEEDED, title, status, detail, code, errors, trace, policies);
    }

    Fault typed(String uri) {
        return new Fault(uri, title, status, detail, code, errors, trace, violatedPolicies);
    }
}
