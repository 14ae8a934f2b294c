package dev.pressroom.dialect.pdfgorilla;

import java.time.Duration;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.json.JsonObject;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.problem.Problem;

/** Whatever was thrown, as PDF Gorilla's answer. Each resource's exception mapper is one line that calls this. */
final class PdfGorillaFaults {
    static final String NO_JSON = "Request body must be valid JSON.";
    static final String BAD_URL = "Webhook URL must be a valid public HTTPS URL.";

    private static final Duration SHORTLY = Duration.ofSeconds(5);

    private PdfGorillaFaults() {}

    static RestResponse<String> answer(Throwable failure) {
        return switch (failure) {
            case PdfGorillaRefusal refusal -> respond(refusal);
            case Problem problem -> answer(problem);
            case AuthenticationException _ -> unauthorized();
            case UnauthorizedException _ -> unauthorized();
            case ForbiddenException _ -> forbidden();
            case WebApplicationException web when web.getResponse().getStatus() < 500 ->
                respond(PdfGorillaRefusal.of(web.getResponse().getStatus(), sentence(web.getResponse().getStatus())));
            default -> broken(failure);
        };
    }

    private static RestResponse<String> answer(Problem problem) {
        String message = String.valueOf(problem.getMessage());
        return switch (problem) {
            case Problem.Malformed _ -> respond(PdfGorillaRefusal.badRequest(NO_JSON));
            case Problem.Invalid invalid -> respond(invalid(invalid));
            case Problem.OverLimit over -> respond(
                    PdfGorillaRefusal.of(over.measure() == Problem.OverLimit.Measure.SIZE ? 413 : 422, message));
            case Problem.Unauthenticated _ -> unauthorized();
            case Problem.Forbidden _ -> forbidden();
            case Problem.NotFound missing -> respond(missing.what().startsWith("template")
                    ? PdfGorillaRefusal.noTemplate()
                    : PdfGorillaRefusal.noJob());
            case Problem.Gone _ -> respond(PdfGorillaRefusal.of(404, "The PDF has expired.", "Create a new job."));
            case Problem.Conflict _ -> respond(PdfGorillaRefusal.of(409, message));
            case Problem.TooLarge large -> respond(PdfGorillaRefusal.tooLarge("Request body", large.limitBytes()));
            case Problem.KeyReused _ -> respond(PdfGorillaRefusal.of(409, message));
            case Problem.InFlight _ -> respond(PdfGorillaRefusal.of(409, message));
            case Problem.QuotaExceeded _ -> respond(PdfGorillaRefusal.of(429, message).with("resetAt", (String) null));
            case Problem.LimitReached limit -> respond(later(429, "Rate limit exceeded.", limit.retryAfter()));
            case Problem.Unavailable away -> respond(later(503, sentence(503), away.retryAfter()));
        };
    }

    /** What the fields of the body cannot be blamed for is wrong between data and template. */
    private static PdfGorillaRefusal invalid(Problem.Invalid invalid) {
        String pointer = invalid.violations().isEmpty() ? "" : invalid.violations().getFirst().pointer();
        return pointer.startsWith("#/webhook")
                ? PdfGorillaRefusal.badRequest(BAD_URL)
                : PdfGorillaRefusal.of(422, "Template rendering failed.", invalid.getMessage());
    }

    /** For refusals that are of the HTTP layer, as a whole body. */
    static String words(int status, long bodyLimit) {
        return status == 413
                ? PdfGorillaRefusal.tooLarge("Request body", bodyLimit).body()
                : new JsonObject().put("error", sentence(status)).encode();
    }

    private static String sentence(int status) {
        return switch (status) {
            case 404 -> "Not found.";
            case 405 -> "Method not allowed.";
            case 406 -> "Not acceptable.";
            case 413 -> "Request body is too large.";
            case 415 -> "Unsupported media type.";
            case 503 -> "Service unavailable.";
            default -> NO_JSON;
        };
    }

    private static RestResponse<String> broken(Throwable failure) {
        if (DatabaseOutage.caused(failure)) {
            DatabaseOutage.log("request failed", failure);
            return respond(later(503, sentence(503), SHORTLY));
        }
        Log.errorf(failure, "request failed dialect=%s", PdfGorillaDoor.NAME);
        return respond(PdfGorillaRefusal.of(500, "Internal server error."));
    }

    private static RestResponse<String> unauthorized() {
        return respond(PdfGorillaRefusal.of(401, "Unauthorized. A valid API key or active session is required.",
                "Pass your API key using the x-api-key header, or Authorization: Bearer <key>."));
    }

    private static RestResponse<String> forbidden() {
        return respond(PdfGorillaRefusal.of(403, "This feature is not available on your plan."));
    }

    private static PdfGorillaRefusal later(int status, String error, Duration pause) {
        return PdfGorillaRefusal.of(status, error, "Try again in a few seconds.").header(HttpHeaders.RETRY_AFTER,
                Math.max(1, pause.toSeconds()));
    }

    private static RestResponse<String> respond(PdfGorillaRefusal refusal) {
        var answer = ResponseBuilder.<String>create(refusal.status()).entity(refusal.body()).type("application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        refusal.headers().forEach(answer::header);
        return answer.build();
    }
}
