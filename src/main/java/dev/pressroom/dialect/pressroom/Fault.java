package dev.pressroom.dialect.pressroom;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

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
        @Nullable String trace) {

    static Fault of(int status, String title, String code, String detail) {
        return new Fault("about:blank", title, status, detail, code, List.of(), null);
    }

    Fault with(List<Violation> violations) {
        return new Fault(type, title, status, detail, code, violations, trace);
    }

    Fault traced(String id) {
        return new Fault(type, title, status, detail, code, errors, id);
    }

    Fault typed(String uri) {
        return new Fault(uri, title, status, detail, code, errors, trace);
    }
}
