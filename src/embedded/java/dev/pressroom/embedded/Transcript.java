package dev.pressroom.embedded;

import java.io.PrintStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes down what travels, short enough to read and without its secrets. */
final class Transcript {
    private static final int LONGEST_BODY = 400;
    private static final Set<String> TELLING = Set.of("content-type", "content-length", "location", "retry-after",
            "prefer",
            "preference-applied", "x-api-key", "authorization", "content-disposition", "cache-control");
    private static final Pattern SECRET_MEMBER = Pattern
            .compile("(\"(?:secret|client_secret|key|access_token)\"\\s*:\\s*\")([^\"]{0,6})[^\"]*\"");
    private static final Pattern SIGNATURE = Pattern.compile("(X-Amz-(?:Signature|Credential)=)([^&\"]{0,6})[^&\"]*");

    private final PrintStream out;

    Transcript(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    void asked(HttpRequest request, String body) {
        out.println();
        out.println("> " + request.method() + " " + masked(request.uri().toString()));
        headers(request.headers(), "> ");
        body(body, "> ");
    }

    void answered(HttpResponse<byte[]> response) {
        out.println("< HTTP " + response.statusCode());
        headers(response.headers(), "< ");
        body(text(response), "< ");
    }

    private void headers(HttpHeaders headers, String mark) {
        headers.map().forEach((name, values) -> {
            if (TELLING.contains(name.toLowerCase(Locale.ROOT))) {
                out.println(mark + name + ": " + header(name, values));
            }
        });
    }

    private void body(String body, String mark) {
        if (!body.isEmpty()) {
            var masked = masked(body);
            var cut = masked.length() > LONGEST_BODY;
            out.println(mark
                    + (cut ? masked.substring(0, LONGEST_BODY) + " ... (" + body.length() + " characters)" : masked));
        }
    }

    private static String header(String name, List<String> values) {
        var value = String.join(", ", values);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "authorization" -> value.substring(0, Math.min(13, value.length())) + "...";
            case "x-api-key" -> value.substring(0, value.indexOf('.') + 1) + "...";
            default -> masked(value);
        };
    }

    private static String text(HttpResponse<byte[]> response) {
        var type = response.headers().firstValue("content-type").orElse("");
        return type.contains("json") || type.startsWith("text/")
                ? new String(response.body(), StandardCharsets.UTF_8)
                : "(" + response.body().length + " bytes)";
    }

    private static String masked(String text) {
        var members = SECRET_MEMBER.matcher(text).replaceAll("$1$2...\"");
        return SIGNATURE.matcher(members).replaceAll("$1$2...");
    }
}
