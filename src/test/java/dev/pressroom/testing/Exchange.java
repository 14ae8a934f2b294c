package dev.pressroom.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * A recorded request and its answer, to be sent again. {@code <WORD>} is filled in; in an answer {@code "~pattern"} is any text
 * of this form, {@code "?"} anything, and {@code "#WORD"} any positive integer, or {@code "@WORD"} any text, which is that word
 * from then on.
 *
 * @param body   as it is sent; null for none
 * @param answerHeaders as patterns
 * @param answer null where the answer is not looked into
 * @param until  is asked again until its status is this one; null for once
 */
public record Exchange(String name, String method, String path, Map<String, String> headers, @Nullable String body,
        int status, Map<String, String> answerHeaders, @Nullable JsonNode answer, @Nullable String until) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param file below the tests' resources */
    public static Stream<Exchange> read(String file) {
        try {
            return JSON.readValue(Files.readString(Path.of("src/test/resources", file)),
                    new TypeReference<List<Exchange>>() {
                    }).stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Response send(Map<String, String> words) {
        RequestSpecification request = given().config(RestAssuredConfig.config().encoderConfig(EncoderConfig
                .encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.BINARY)));
        headers.forEach((header, value) -> {
            if (!value.isEmpty()) {
                request.header(header, filled(value, words));
            }
        });
        if (body != null && !body.isEmpty()) {
            request.body(filled(body, words).getBytes(StandardCharsets.UTF_8));
        }
        return request.request(method, filled(path, words));
    }

    /** Adds to the words what the answer names. */
    public void check(Response given, Map<String, String> words) {
        assertThat(given.statusCode()).as(name + ": " + shown(given)).isEqualTo(status);
        answerHeaders.forEach((header, pattern) -> assertThat(given.header(header)).as(name + ": " + header)
                .matches(filled(pattern, words)));
        if (answer != null) {
            try {
                compare(name, answer, JSON.readTree(given.asString()), words);
            } catch (IOException broken) {
                throw new UncheckedIOException(given.asString(), broken);
            }
        }
    }

    private static void compare(String place, JsonNode expected, JsonNode actual, Map<String, String> words) {
        if (expected.isObject()) {
            assertThat(actual.fieldNames()).toIterable().as(place)
                    .containsExactlyElementsOf(() -> expected.fieldNames());
            expected.properties().forEach(field -> compare(place + "/" + field.getKey(), field.getValue(),
                    actual.get(field.getKey()), words));
        } else if (expected.isArray()) {
            assertThat(actual).as(place + ": " + actual).hasSize(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                compare(place + "/" + i, expected.get(i), actual.get(i), words);
            }
        } else {
            value(place, expected, actual, words);
        }
    }

    private static void value(String place, JsonNode expected, JsonNode actual, Map<String, String> words) {
        String text = expected.asText();
        if (text.startsWith("~")) {
            assertThat(actual.asText()).as(place).matches(text.substring(1));
        } else if (text.startsWith("#")) {
            assertThat(actual.isIntegralNumber() && actual.longValue() > 0).as(place + " " + actual).isTrue();
            String known = words.putIfAbsent(text.substring(1), actual.asText());
            assertThat(actual.asText()).as(place).isEqualTo(known == null ? actual.asText() : known);
        } else if (text.startsWith("@")) {
            assertThat(actual.isTextual()).as(place + " " + actual).isTrue();
            String known = words.putIfAbsent(text.substring(1), actual.asText());
            assertThat(actual.asText()).as(place).isEqualTo(known == null ? actual.asText() : known);
        } else if (!text.equals("?")) {
            assertThat(actual.isTextual() ? actual.asText() : actual.toString()).as(place)
                    .isEqualTo(expected.isTextual() ? filled(text, words) : expected.toString());
        }
    }

    private static String shown(Response given) {
        return String.valueOf(given.contentType()).contains("json") ? given.asString() : "no JSON";
    }

    private static String filled(String text, Map<String, String> words) {
        String filled = text;
        for (var word : words.entrySet()) {
            filled = filled.replace("<" + word.getKey() + ">", word.getValue());
        }
        return filled;
    }

    @Override
    public String toString() {
        return name;
    }
}
