package dev.pressroom.dialect.webadmit;

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
import dev.pressroom.dialect.webadmit.WebAdmitWire.Errors;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Message;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** Whatever was thrown, as WebAdMIT's answer. Its resource's exception mapper is one line that calls this. */
final class WebAdmitFaults {
    private static final Duration SHORTLY = Duration.ofSeconds(5);

    private WebAdmitFaults() {}

    static RestResponse<Object> answer(Throwable failure) {
        return switch (failure) {
            case WebAdmitRefusal refusal -> respond(422, new Errors(refusal.errors())).build();
            case Problem problem -> answer(problem);
            case AuthenticationException _ -> nobody();
            case UnauthorizedException _ -> nobody();
            case ForbiddenException _ -> message(403).build();
            case JacksonException _ -> message(400).build();
            case WebApplicationException web when web.getResponse().getStatus() < 500 ->
                message(web.getResponse().getStatus()).build();
            default -> broken(failure);
        };
    }

    private static RestResponse<Object> answer(Problem problem) {
        return switch (problem) {
            case Problem.Malformed _ -> message(400).build();
            case Problem.Invalid invalid -> base(invalid.violations().stream().map(Violation::detail).toList());
            case Problem.OverLimit over -> base(List.of(over.violation().detail()));
            case Problem.Unauthenticated _ -> nobody();
            case Problem.Forbidden _ -> message(403).build();
            case Problem.NotFound _ -> message(404).build();
            case Problem.Gone _ -> message(404).build();
            case Problem.Conflict _ -> message(409).build();
            case Problem.TooLarge _ -> message(413).build();
            case Problem.KeyReused _ -> message(409).build();
            case Problem.InFlight _ -> message(409).build();
            case Problem.QuotaExceeded _ -> base(List.of(String.valueOf(problem.getMessage())));
            case Problem.LimitReached limit -> later(429, limit.retryAfter());
            case Problem.Unavailable away -> later(503, away.retryAfter());
        };
    }

    static String words(int status) {
        return switch (status) {
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 413 -> "Payload Too Large";
            case 415 -> "Unsupported Media Type";
            case 429 -> "Rate limit exceeded";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Bad Request";
        };
    }

    /** Its body is empty. */
    private static RestResponse<Object> nobody() {
        return ResponseBuilder.<Object>create(401).header(HttpHeaders.CONTENT_LENGTH, 0)
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static RestResponse<Object> base(List<String> messages) {
        return respond(422, new Errors(WebAdmitRefusal.base(messages).errors())).build();
    }

    private static RestResponse<Object> broken(Throwable failure) {
        if (DatabaseOutage.caused(failure)) {
            DatabaseOutage.log("request failed", failure);
            return later(503, SHORTLY);
        }
        Log.errorf(failure, "request failed dialect=%s", WebAdmitDoor.NAME);
        return message(500).build();
    }

    private static RestResponse<Object> later(int status, Duration pause) {
        return message(status).header(HttpHeaders.RETRY_AFTER, Math.max(1, pause.toSeconds())).build();
    }

    private static ResponseBuilder<Object> message(int status) {
        return respond(status, new Message(words(status)));
    }

    private static ResponseBuilder<Object> respond(int status, Object body) {
        return ResponseBuilder.<Object>create(status).entity(body).type("application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
