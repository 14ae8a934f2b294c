package dev.pressroom.dialect.pressroom;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.problem.Problem;

/** Whatever was thrown, as our API's answer. Each resource's exception mapper is one line that calls this. */
final class FaultTranslation {
    static final String MEDIA_TYPE = "application/problem+json";

    /** RFC 6750, section 3.1: credentials were shown, and do not hold. */
    private static final String INVALID_TOKEN = "Bearer realm=\"pressroom\", error=\"invalid_token\"";

    /** Where the rules of idempotency keys stand, as their draft wants it. */
    private static final String DESCRIBED = "</openapi>; rel=\"describedby\"";

    private FaultTranslation() {}

    static RestResponse<Fault> answer(Throwable failure) {
        return switch (failure) {
            case Problem problem -> answer(problem);
            case ConstraintViolationException invalid -> answer(BodyFaults.of(invalid));
            case AuthenticationException _ -> respond(fault(new Problem.Unauthenticated()), null, INVALID_TOKEN);
            case UnauthorizedException _ -> answer(new Problem.Unauthenticated());
            case ForbiddenException _ -> answer(new Problem.Forbidden("This key lacks the scope for this call."));
            case JacksonException unreadable -> answer(BodyFaults.of(unreadable));
            case WebApplicationException web -> web(web);
            default -> broken(failure);
        };
    }

    private static RestResponse<Fault> web(WebApplicationException failure) {
        if (failure.getCause() instanceof JacksonException unreadable) {
            return answer(BodyFaults.of(unreadable));
        }
        int status = failure.getResponse().getStatus();
        return status < 500 ? respond(HttpFaults.of(status), null) : broken(failure);
    }

    private static RestResponse<Fault> answer(Problem problem) {
        RestResponse<Fault> answer = respond(fault(problem), retryAfter(problem), challenge(problem));
        if (problem instanceof Problem.KeyReused || problem instanceof Problem.InFlight) {
            answer.getHeaders().putSingle(HttpHeaders.LINK, DESCRIBED);
        }
        return answer;
    }

    private static Fault fault(Problem problem) {
        String detail = String.valueOf(problem.getMessage());
        return switch (problem) {
            case Problem.Malformed malformed ->
                Fault.of(400, "Bad request", "malformed", detail).with(malformed.violations());
            case Problem.Unauthenticated _ -> Fault.of(401, "Unauthorized", "unauthenticated", detail);
            case Problem.Forbidden _ -> Fault.of(403, "Forbidden", "forbidden", detail);
            case Problem.NotFound _ -> Fault.of(404, "Not found", "not-found", detail);
            case Problem.Conflict _ -> Fault.of(409, "Conflict", "conflict", detail);
            case Problem.Gone _ -> Fault.of(410, "Gone", "gone", detail);
            case Problem.TooLarge _ -> Fault.of(413, "Content too large", "too-large", detail);
            case Problem.Invalid invalid ->
                Fault.of(422, "Unprocessable content", "invalid", detail).with(invalid.violations());
            case Problem.KeyReused _ -> Fault.of(422, "Unprocessable content", "idempotency-key-reused", detail);
            case Problem.InFlight _ -> Fault.of(409, "Conflict", "idempotency-key-in-flight", detail);
            case Problem.OverLimit over -> overLimit(over, detail);
            case Problem.LimitReached limit -> Fault.of(429, "Too many requests", "limit-reached", detail)
                    .violating(limit.policies());
            case Problem.QuotaExceeded quota -> Fault.of(403, "Forbidden", "quota-exceeded", detail)
                    .violating(List.of(quota.policy()));
            case Problem.Unavailable _ -> Fault.of(503, "Service unavailable", "unavailable", detail)
                    .typed("https://iana.org/assignments/http-problem-types#temporary-reduced-capacity");
        };
    }

    private static Fault overLimit(Problem.OverLimit over, String detail) {
        return (switch (over.measure()) {
            case SIZE -> Fault.of(413, "Content too large", over.code(), detail);
            case SHAPE -> Fault.of(422, "Unprocessable content", over.code(), detail);
            case COUNT -> Fault.of(409, "Conflict", over.code(), detail);
        }).with(List.of(over.violation()));
    }

    private static @Nullable Duration retryAfter(Problem problem) {
        return switch (problem) {
            case Problem.LimitReached limit -> limit.retryAfter();
            case Problem.Unavailable unavailable -> unavailable.retryAfter();
            case Problem.InFlight _ -> Duration.ofSeconds(1);
            default -> null;
        };
    }

    /** RFC 6750, section 3: why a bearer was refused. */
    private static @Nullable String challenge(Problem problem) {
        return switch (problem) {
            case Problem.Unauthenticated _ -> "Bearer realm=\"pressroom\"";
            case Problem.Forbidden _ -> "Bearer realm=\"pressroom\", error=\"insufficient_scope\"";
            default -> null;
        };
    }

    private static RestResponse<Fault> broken(Throwable failure) {
        if (DatabaseOutage.caused(failure)) {
            DatabaseOutage.log("request failed", failure);
            return answer(
                    new Problem.Unavailable("The database is unreachable; try again shortly.", Duration.ofSeconds(5)));
        }
        String trace = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Log.errorf(failure, "request failed trace=%s", trace);
        Fault fault = Fault.of(500, "Internal error", "internal",
                "Something failed on our side; name the trace to the operator.");
        return respond(fault.traced(trace), null);
    }

    private static RestResponse<Fault> respond(Fault fault, @Nullable Duration retryAfter) {
        return respond(fault, retryAfter, null);
    }

    private static RestResponse<Fault> respond(Fault fault, @Nullable Duration retryAfter, @Nullable String challenge) {
        var answer = RestResponse.ResponseBuilder.<Fault>create(fault.status()).entity(fault).type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
        }
        if (challenge != null) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        return answer.build();
    }
}
