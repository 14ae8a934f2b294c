package dev.pressroom.dialect.reportflow;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

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
import dev.pressroom.dialect.reportflow.ReportFlowWire.Fault;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** Whatever was thrown, as ReportFlow's answer. Each resource's exception mapper is one line that calls this. */
final class ReportFlowFaults {
    private static final Duration SHORTLY = Duration.ofSeconds(5);
    /** How the core's messages begin that name the field themselves. */
    private static final Pattern NAMED = Pattern.compile("^data[^ :]*: ");

    private ReportFlowFaults() {}

    static RestResponse<Fault> answer(Throwable failure, ReportFlowGeneration generation) {
        return switch (failure) {
            case ReportFlowRefusal refusal -> answer(refusal);
            case Problem problem -> answer(problem, generation);
            case AuthenticationException _ -> strangers(generation);
            case UnauthorizedException _ ->
                respond(new Fault(412, "Missing authentication headers", "Precondition Failed")).build();
            case ForbiddenException _ -> respond(new Fault(403, "Forbidden resource", "Forbidden")).build();
            case JacksonException _ -> answer(ReportFlowRefusal.noJson());
            case WebApplicationException web when web.getResponse().getStatus() < 500 ->
                respond(fault(web.getResponse().getStatus())).build();
            default -> broken(failure);
        };
    }

    private static RestResponse<Fault> answer(ReportFlowRefusal refusal) {
        ResponseBuilder<Fault> answer = respond(refusal.fault());
        return (refusal.retryAfter() == 0 ? answer : answer.header(HttpHeaders.RETRY_AFTER, refusal.retryAfter()))
                .build();
    }

    private static RestResponse<Fault> answer(Problem problem, ReportFlowGeneration generation) {
        String message = String.valueOf(problem.getMessage());
        return switch (problem) {
            case Problem.Malformed _ -> answer(ReportFlowRefusal.noJson());
            case Problem.Invalid invalid -> answer(fields(invalid.violations()));
            case Problem.OverLimit over -> answer(fields(List.of(over.violation())));
            case Problem.Unauthenticated _ -> strangers(generation);
            case Problem.Forbidden _ -> respond(new Fault(403, message, "Forbidden")).build();
            case Problem.NotFound missing -> answer(missing.what().startsWith("template")
                    ? ReportFlowRefusal.noDesign(generation)
                    : ReportFlowRefusal.noFile());
            case Problem.Gone _ -> answer(ReportFlowRefusal.noFile());
            case Problem.Conflict _ -> respond(new Fault(409, message, "Conflict")).build();
            case Problem.TooLarge _ -> respond(fault(413)).build();
            case Problem.KeyReused _ -> respond(new Fault(409, message, "Conflict")).build();
            case Problem.InFlight _ -> respond(new Fault(409, message, "Conflict")).build();
            case Problem.QuotaExceeded _ -> respond(new Fault(403, message, "Forbidden")).build();
            case Problem.LimitReached limit -> later(429, limit.retryAfter());
            case Problem.Unavailable away -> later(503, away.retryAfter());
        };
    }

    private static ReportFlowRefusal fields(List<Violation> violations) {
        return ReportFlowRefusal.fields(violations.stream().map(ReportFlowFaults::message).toList());
    }

    /** The core points at its own names of the fields. */
    private static String message(Violation violation) {
        String place = place(violation.pointer());
        return place + ": " + NAMED.matcher(violation.detail()).replaceFirst("");
    }

    private static String place(String pointer) {
        String path = pointer.substring(1).replaceFirst("^/", "").replace('/', '.').replace("~1", "/")
                .replace("~0", "~");
        if (path.startsWith("data")) {
            return "content.params" + path.substring("data".length());
        }
        if (path.startsWith("template")) {
            return "designId";
        }
        return path.replaceFirst("^(contents\\.\\d+)\\.data", "$1.params");
    }

    /** For refusals that are of the HTTP layer. */
    static Fault fault(int status) {
        return switch (status) {
            case 404 -> new Fault(404, "Not Found", "Not Found");
            case 405 -> new Fault(405, "Method Not Allowed", "Method Not Allowed");
            case 406 -> new Fault(406, "Not Acceptable", "Not Acceptable");
            case 413 -> new Fault(413, "Payload Too Large", "Request Entity Too Large");
            case 415 -> new Fault(415, "Unsupported Media Type", "Unsupported Media Type");
            case 429 -> new Fault(429, "Too Many Requests", "Too Many Requests");
            case 503 -> new Fault(503, "Service Unavailable", "Service Unavailable");
            default -> new Fault(400, "Bad Request", "Bad Request");
        };
    }

    private static RestResponse<Fault> strangers(ReportFlowGeneration generation) {
        return respond(new Fault(401, switch (generation) {
            case FIRST -> "Invalid credentials";
            case SECOND -> "認証情報が不正です";
        }, "Unauthorized")).build();
    }

    private static RestResponse<Fault> broken(Throwable failure) {
        if (DatabaseOutage.caused(failure)) {
            DatabaseOutage.log("request failed", failure);
            return later(503, SHORTLY);
        }
        Log.errorf(failure, "request failed dialect=%s", ReportFlowDoor.NAME);
        return respond(new Fault(500, "Internal server error", "Internal Server Error")).build();
    }

    private static RestResponse<Fault> later(int status, Duration pause) {
        return respond(fault(status)).header(HttpHeaders.RETRY_AFTER, Math.max(1, pause.toSeconds())).build();
    }

    private static ResponseBuilder<Fault> respond(Fault fault) {
        return ResponseBuilder.<Fault>create(fault.statusCode()).entity(fault).type("application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
