package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.problem.Problem;

class IdempotencyHeaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"\"8e03978e-40d5\" | 8e03978e-40d5",
            "8e03978e-40d5 | 8e03978e-40d5",
            "\"a b, c\" | a b, c", "\"a\\\"b\\\\c\" | a\"b\\c", "a/b:c=d; | a/b:c=d;"})
    void readsQuotedAndBareAlike(String header, String key) {
        assertThat(IdempotencyHeader.parse(header)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "\" \"", "\"a", "a\"", "a b", "a,b", "ä", "\"ä\"", "\"a\\b\"", "a\tb"})
    void refusesWhatIsNoKey(String header) {
        assertThatExceptionOfType(Problem.Malformed.class).isThrownBy(() -> IdempotencyHeader.parse(header))
                .withMessageContaining("Idempotency-Key is 1 to 255");
    }

    @Test
    void takes255CharactersAndNoMore() {
        assertThat(IdempotencyHeader.parse("\"" + "x".repeat(255) + "\"")).hasSize(255);
        assertThatExceptionOfType(Problem.Malformed.class)
                .isThrownBy(() -> IdempotencyHeader.parse("x".repeat(256)));
    }

    @Test
    void takesTheKeyFromTheBodyWhereThereIsNoHeader() {
        assertThat(IdempotencyHeader.parse(null, "order 7")).isEqualTo("order 7");
        assertThat(IdempotencyHeader.parse("\"order 7\"", "order 7")).isEqualTo("order 7");
        assertThat(IdempotencyHeader.parse("a", null)).isEqualTo("a");
        assertThat(IdempotencyHeader.parse(null, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"a,b", ",''", ",' '", ",ä"})
    void pointsAtAFieldThatIsNoKey(String header, String field) {
        assertThatExceptionOfType(Problem.Invalid.class).isThrownBy(() -> IdempotencyHeader.parse(header, field))
                .returns("#/idempotencyKey", invalid -> invalid.violations().getFirst().pointer());
    }
}
