package dev.pressroom.dialect.sqr;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.core.JacksonException;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.problem.Problem;

/** Whatever was thrown, as SQR's answer. Each resource's exception mapper is one line that calls this. */
@ApplicationScoped
class SqrFaults {
    private static final Duration SHORTLY = Duration.ofSeconds(5);

    private final RoutingContext exchange;
    private final Clock clock;

    SqrFaults(RoutingContext exchange, Clock clock) {
        this.exchange = exchange;
        this.clock = clock;
    }

    RestResponse<Object> answer(Throwable failure) {
        return switch (failure) {
            case SqrRefusal refusal -> answer(refusal);
            case Problem problem -> answer(problem);
            case AuthenticationException _ -> challenge();
            case UnauthorizedException _ -> challenge();
            case ForbiddenException _ -> respond(403).build();
            case JacksonException _ -> answer(SqrRefusal.noJson());
            case WebApplicationException web when web.getResponse().getStatus() < 500 ->
                respond(web.getResponse().getStatus()).build();
            default -> broken(failure);
        };
    }

    private RestResponse<Object> answer(SqrRefusal refusal) {
        Object body = refusal.body();
        return body == null ? respond(refusal.status()).build() : respond(refusal.status(), body).build();
    }

    private RestResponse<Object> answer(Problem problem) {
        return switch (problem) {
            case Problem.Malformed _ -> answer(SqrRefusal.noJson());
            case Problem.Invalid _ -> respond(500).build(); // see SqrAcceptance: nothing that a client sent
            case Problem.OverLimit _ -> respond(500).build();
            case Problem.Unauthenticated _ -> challenge();
            case Problem.Forbidden _ -> respond(403).build();
            case Problem.NotFound _ -> respond(404).build();
            case Problem.Gone _ -> respond(404).build();
            case Problem.Conflict _ -> respond(409).build();
            case Problem.TooLarge _ -> respond(413).build();
            case Problem.KeyReused _ -> respond(409).build();
            case Problem.InFlight _ -> respond(409).build();
            case Problem.QuotaExceeded _ -> respond(403).build();
            case Problem.LimitReached limit -> later(429, limit.retryAfter());
            case Problem.Unavailable away -> later(503, away.retryAfter());
        };
    }

    private RestResponse<Object> broken(Throwable failure) {
        if (DatabaseOutage.caused(failure)) {
            DatabaseOutage.log("request failed", failure);
            return later(503, SHORTLY);
        }
        Log.errorf(failure, "request failed dialect=%s", SqrDoor.NAME);
        return respond(500).build();
    }

    private RestResponse<Object> challenge() {
        return respond(401).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    private RestResponse<Object> later(int status, Duration pause) {
        return respond(status).header(HttpHeaders.RETRY_AFTER, Math.max(1, pause.toSeconds())).build();
    }

    private ResponseBuilder<Object> respond(int status) {
        var request = exchange.request();
        return respond(status,
                SqrTranslation.fault(status, request.method().name(), String.valueOf(request.path()), clock.instant()));
    }

    private static ResponseBuilder<Object> respond(int status, Object body) {
        return ResponseBuilder.<Object>create(status).entity(body).type("application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
