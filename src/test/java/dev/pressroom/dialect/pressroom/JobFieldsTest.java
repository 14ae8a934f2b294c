package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

class JobFieldsTest {
    @ParameterizedTest
    @CsvSource({"invoice, invoice.pdf", "invoice.pdf, invoice.pdf", "INVOICE.PDF, INVOICE.PDF",
            "invoice.2026, invoice.2026.pdf", "'größe \"x\"', 'größe \"x\".pdf'"})
    void givesTheFilenameItsEnding(String wanted, String filename) {
        assertThat(JobFields.filename(wanted)).isEqualTo(filename);
    }

    @Test
    void leavesAFilenameOut() {
        assertThat(JobFields.filename((String) null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", ".pdf", "../etc/passwd", "a/b", "a\\b", "a\r\nSet-Cookie: b", "a\0b",
            "a\u0085b"})
    void refusesFilenamesThatAreNoNames(String wanted) {
        assertRefused("#/filename", () -> JobFields.filename(wanted));
    }

    @Test
    void holdsFilenamesToTwoHundredCharacters() {
        assertThat(JobFields.filename("a".repeat(200))).hasSize(204);
        assertRefused("#/filename", () -> JobFields.filename("a".repeat(201)));
    }

    @Test
    void refusesTheCharacterThatTheDatabaseCannotHold() {
        assertRefused("#/html", () -> JobFields.storable("html", "a\0b"));
        assertThat(JobFields.storable("html", "the words \\u0000")).isEqualTo("the words \\u0000");
    }

    @Test
    void takesFiftyStringsAsMetadata() {
        assertThatCode(() -> JobFields.refuseBadMetadata(members(50))).doesNotThrowAnyException();
    }

    @Test
    void refusesMoreMetadataThanFifty() {
        assertRefused("#/metadata", () -> JobFields.refuseBadMetadata(members(51)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "null", "{}", "[\"x\"]", "\"\\u0000\""})
    void refusesMetadataThatIsNoString(String value) {
        assertRefused("#/metadata/a", () -> JobFields.refuseBadMetadata(Map.of("a", json(value))));
    }

    @Test
    void refusesMetadataThatIsTooLong() {
        JsonNode tooLong = JsonNodeFactory.instance.textNode("x".repeat(501));

        assertRefused("#/metadata/a", () -> JobFields.refuseBadMetadata(Map.of("a", tooLong)));
    }

    @ParameterizedTest
    @CsvSource({"a/b, #/metadata/a~1b", "a~b, #/metadata/a~0b", "~1, #/metadata/~01", "'', #/metadata/"})
    void pointsAtTheMemberThatIsWrong(String key, String pointer) {
        assertRefused(pointer, () -> JobFields.refuseBadMetadata(Map.of(key, json("1"))));
    }

    private static Map<String, JsonNode> members(int count) {
        var members = new HashMap<String, JsonNode>();
        for (int member = 0; member < count; member++) {
            members.put("key" + member, JsonNodeFactory.instance.textNode("x".repeat(500)));
        }
        return members;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static void assertRefused(String pointer, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.Invalid.class).isThrownBy(call)
                .satisfies(refused -> assertThat(refused.violations()).extracting(Violation::pointer)
                        .containsExactly(pointer));
    }
}
