package dev.pressroom.dialect.influxion;

import java.time.Duration;
import java.util.List;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.core.JacksonException;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.dialect.influxion.InfluxionWire.Detail;
import dev.pressroom.dialect.influxion.InfluxionWire.Fault;
import dev.pressroom.problem.Problem;

/** Whatever was thrown, as Influxion's answer. Each resource's exception mapper is one line that calls this. */
final class InfluxionFaults {
    static final Detail NO_JSON = new Detail("json_invalid", List.of("body"), "JSON decode error");

    private static final Duration SHORTLY = Duration.ofSeconds(5);

    private InfluxionFaults() {}

    static RestResponse<Fault> answer(Throwable failure) {
        return switch (failure) {
            case InfluxionRefusal refusal -> respond(refusal.status(), refusal.detail()).build();
            case Problem problem -> answer(problem);
            case AuthenticationException _ -> challenge("Invalid or expired token");
            case UnauthorizedException _ -> challenge("Not authenticated");
            case ForbiddenException _ -> respond(403, "The API key lacks the scope for this call").build();
            case JacksonException _ -> respond(422, List.of(NO_JSON)).build();
            case WebApplicationException web when web.getResponse().getStatus() < 500 ->
                respond(web.getResponse().getStatus(), words(web.getResponse().getStatus(), 0)).build();
            default -> broken(failure);
        };
    }

    private static RestResponse<Fault> answer(Problem problem) {
        String message = String.valueOf(problem.getMessage());
        return switch (problem) {
            case Problem.Malformed _ -> respond(422, List.of(NO_JSON)).build();
            case Problem.Invalid invalid -> respond(422, InfluxionTranslation.details(invalid.violations())).build();
            case Problem.OverLimit over -> respond(422, List.of(InfluxionTranslation.limit(over.violation()))).build();
            case Problem.Unauthenticated _ -> challenge("Invalid or expired token");
            case Problem.Forbidden _ -> respond(403, message).build();
            case Problem.NotFound missing -> respond(404, InfluxionTranslation.noun(missing) + " not found").build();
            case Problem.Gone _ -> respond(404, "Document has expired").build();
            case Problem.Conflict _ -> respond(409, message).build();
            case Problem.TooLarge large -> respond(413, words(413, large.limitBytes())).build();
            case Problem.KeyReused _ -> respond(409, message).build();
            case Problem.InFlight _ -> respond(409, message).build();
            case Problem.QuotaExceeded _ -> respond(403, message).build();
            case Problem.LimitReached limit -> later(429, limit.retryAfter());
            case Problem.Unavailable away -> later(503, away.retryAfter());
        };
    }

    /** For refusals that are of the HTTP layer. */
    static String words(int status, long bodyLimit) {
        return switch (status) {
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 413 -> bodyLimit > 0
                    ? "Request body is larger than " + bodyLimit + " bytes"
                    : "Request body is too large";
            case 415 -> "Unsupported Media Type";
            case 429 -> "Too many requests";
            case 503 -> "Service unavailable";
            default -> "Bad Request";
        };
    }

    private static RestResponse<Fault> broken(Throwable failure) {
        if (DatabaseOutage.caused(failure)) {
            DatabaseOutage.log("request failed", failure);
            return later(503, SHORTLY);
        }
        Log.errorf(failure, "request failed dialect=%s", InfluxionDoor.NAME);
        return respond(500, "Internal Server Error").build();
    }

    private static RestResponse<Fault> challenge(String detail) {
        return respond(401, detail).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    private static RestResponse<Fault> later(int status, Duration pause) {
        return respond(status, words(status, 0)).header(HttpHeaders.RETRY_AFTER, Math.max(1, pause.toSeconds()))
                .build();
    }

    private static ResponseBuilder<Fault> respond(int status, Object detail) {
        return ResponseBuilder.<Fault>create(status).entity(new Fault(detail)).type("application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
