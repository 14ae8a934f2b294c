package dev.pressroom.web;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The noes of our API as its description shows them, each with an example. */
final class Problems {
    private static final Problem MALFORMED = new Problem(400, "Malformed", "malformed", "Bad request",
            "The body is not valid JSON: line 1, column 9.");
    private static final Problem UNAUTHENTICATED = new Problem(401, "Unauthenticated", "unauthenticated",
            "Unauthorized",
            "Send a valid API key as 'x-api-key: <id>.<secret>' or an access token as 'Authorization: Bearer <token>'.");
    private static final Problem FORBIDDEN = new Problem(403, "Forbidden", "forbidden", "Forbidden",
            "This key lacks the scope for this call.");
    private static final Problem MISSING = new Problem(404, "NotFound", "not-found", "Not found",
            "There is no such job.");
    private static final Problem CONFLICT = new Problem(409, "Conflict", "conflict", "Conflict",
            "The job is RUNNING; there is no document yet.");
    private static final Problem TOO_LARGE = new Problem(413, "TooLarge", "too-large", "Content too large",
            "The body is over the limit of 20971520 bytes.");
    private static final Problem UNSUPPORTED = new Problem(415, "UnsupportedMediaType", "unsupported-media-type",
            "Unsupported media type", "This address does not take this Content-Type; most take application/json.");
    private static final Problem INVALID = new Problem(422, "Invalid", "invalid", "Unprocessable content",
            "data.total must be a number.");
    private static final Problem TOO_MANY = new Problem(429, "TooMany", "limit-reached", "Too many requests",
            "Too many requests: the limit 'key' is 600 in 60 seconds. Come back in 1 seconds.");
    private static final Problem BROKEN = new Problem(500, "Internal", "internal", "Internal error",
            "Something failed on our side; name the trace to the operator.");
    private static final Problem AWAY = new Problem(503, "Unavailable", "unavailable", "Service unavailable",
            "The database is unreachable; try again shortly.");

    private Problems() {}

    /** @param name of the reusable response */
    record Problem(int status, String name, String code, String title, String detail) {

        APIResponse response() {
            var media = OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                    .example(example().getMap());
            var response = OASFactory.createAPIResponse().description(title)
                    .content(OASFactory.createContent().addMediaType("application/problem+json", media));
            if (status == 429) {
                response.addHeader("Retry-After", OASFactory.createHeader().description("Seconds to wait.")
                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
            }
            return response;
        }

        private JsonObject example() {
            var body = new JsonObject().put("type", "about:blank").put("title", title).put("status", status)
                    .put("detail", detail).put("code", code);
            if (status == 429) {
                body.put("type", "https://iana.org/assignments/http-problem-types#quota-exceeded")
                        .put("violated-policies", List.of("key"));
            }
            if (status == 422) {
                body.put("errors", new JsonArray()
                        .add(new JsonObject().put("pointer", "#/data/total").put("detail", detail).getMap()).getList());
            }
            return body;
        }
    }

    static List<Problem> all() {
        return List.of(MALFORMED, UNAUTHENTICATED, FORBIDDEN, MISSING, CONFLICT, TOO_LARGE, UNSUPPORTED, INVALID,
                TOO_MANY, BROKEN, AWAY);
    }

    /** Those that an operation can answer, by what it takes. The token endpoint speaks OAuth's own words instead. */
    static List<Problem> of(HttpMethod method, String path, boolean takesBody, boolean isProtected) {
        var found = new ArrayList<Problem>();
        if (!isProtected) {
            return found;
        }
        found.addAll(List.of(UNAUTHENTICATED, FORBIDDEN, TOO_MANY, BROKEN, AWAY));
        if (path.contains("{")) {
            found.add(MISSING);
        }
        if (takesBody) {
            found.addAll(List.of(MALFORMED, TOO_LARGE, UNSUPPORTED, INVALID));
        } else if (method == HttpMethod.GET) {
            found.add(MALFORMED);
        }
        if (method != HttpMethod.GET || path.startsWith("/v1/jobs/{id}/")) {
            found.add(CONFLICT);
        }
        return found;
    }
}
