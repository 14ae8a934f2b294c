package dev.pressroom.template.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

@Timeout(30)
class ParameterSchemaTest {
    private static final Duration TIME = Duration.ofSeconds(2);

    @Test
    void pointsAtWhatIsWrongInTheData() {
        String schema = """
                {"type": "object", "required": ["total", "lines"], "additionalProperties": false,
                 "properties": {"total": {"type": "number"},
                                "lines": {"type": "array", "items": {"properties": {"a/b": {"type": "string"}}}}}}
                """;

        var violations = violations(schema, "{\"lines\": [{}, {\"a/b\": 1}], \"extra\": true}");

        assertThat(violations).extracting(Violation::pointer).containsExactlyInAnyOrder("#/data/total",
                "#/data/lines/1/a~1b", "#/data/extra");
        assertThat(violations).extracting(Violation::detail)
                .contains("data/lines/1/a~1b: integer found, string expected.");
    }

    @Test
    void acceptsDataThatFits() {
        var violations = violations("{\"properties\": {\"price\": {\"multipleOf\": 0.01}}}", "{\"price\": 19.10}");

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "{\"type\": 12}                                               | #/schema/type",
            "{\"properties\": {\"a\": {\"minLength\": \"x\"}}}              | #/schema/properties/a/minLength",
            "{\"$schema\": \"http://json-schema.org/draft-07/schema#\"}   | #/schema/$schema",
            "{\"items\": {\"pattern\": \"(?=a)\"}}                          | #/schema/items/pattern",
            "{\"patternProperties\": {\"(a)\\\\1\": {}}}                      | #/schema/patternProperties/(a)\\1",
            "{\"properties\": {\"x\": {\"$ref\": \"http://10.0.0.1/s\"}}}     | #/schema/properties/x/$ref",
            "{\"allOf\": [{\"$ref\": \"classpath:application.properties\"}]} | #/schema/allOf/0/$ref",
            "{\"allOf\": [{\"$ref\": \"file:///etc/passwd\"}]}               | #/schema/allOf/0/$ref",
            "{\"$id\": \"https://a.example/x\", \"$ref\": \"other.json\"}     | #/schema/$ref",
            "{\"$ref\": \"#/$defs/missing\"}                              | #/schema",
            "{\"multipleOf\": 1e999999}                                 | #/schema/multipleOf",
            "[]                                                         | #/schema",
            "{                                                          | #/schema"})
    void refusesASchemaThatCannotBeApplied(String schema, String pointer) {
        var refusal = catchThrowableOfType(Problem.Invalid.class, () -> ParameterSchema.compile(schema, TIME));

        assertThat(refusal.violations()).extracting(Violation::pointer).contains(pointer);
    }

    @Test
    void findsReferencesWithinTheSchema() {
        String schema = """
                {"$id": "https://a.example/invoice", "$defs": {"money": {"$id": "money.json", "type": "number"},
                 "name": {"$anchor": "name", "type": "string"}, "const": {"$ref": "#name"}},
                 "properties": {"total": {"$ref": "money.json"}, "customer": {"$ref": "#/$defs/name"},
                                "again": {"$ref": "#/$defs/const"}}}
                """;

        var violations = violations(schema, "{\"total\": \"x\", \"customer\": 1, \"again\": 2}");

        assertThat(violations).extracting(Violation::pointer).containsExactlyInAnyOrder("#/data/total",
                "#/data/customer", "#/data/again");
    }

    @Test
    void leavesValuesAloneThatOnlyLookLikeReferences() {
        String schema = "{\"properties\": {\"$ref\": {\"const\": {\"$ref\": \"http://a.example/\"}}}}";

        assertThat(violations(schema, "{\"$ref\": {\"$ref\": \"http://a.example/\"}}")).isEmpty();
    }

    @Test
    void keepsOneAccountsNamesFromAnothers() {
        ParameterSchema.compile("{\"$id\": \"https://a.example/secret\", \"type\": \"string\"}", TIME);

        assertThatExceptionOfType(Problem.Invalid.class)
                .isThrownBy(() -> ParameterSchema.compile("{\"$ref\": \"https://a.example/secret\"}", TIME));
    }

    @Test
    @Timeout(5)
    void matchesACatastrophicPatternInLinearTime() {
        String data = "{\"code\": \"" + "a".repeat(50_000) + "!\"}";

        var violations = violations("{\"properties\": {\"code\": {\"pattern\": \"^(a+)+$\"}}}", data);

        assertThat(violations).extracting(Violation::pointer).containsExactly("#/data/code");
    }

    @Test
    @Timeout(10)
    void givesUpOnExponentialBranches() {
        var schema = new StringBuilder("{\"$ref\": \"#/$defs/d0\", \"$defs\": {");
        for (int level = 0; level < 40; level++) {
            String next = "{\"$ref\": \"#/$defs/d" + (level + 1) + "\"}";
            schema.append("\"d%d\": {\"anyOf\": [%s, %s]},".formatted(level, next, next));
        }
        schema.append("\"d40\": {\"type\": \"string\"}}}");

        var violations = violations(schema.toString(), "{}");

        assertThat(violations).containsExactly(
                new Violation("#/data", "data cannot be checked against its schema: it takes too long."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"$ref\": \"#\"}",
            "{\"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, \"b\": {\"$ref\": \"#/$defs/a\"}}, \"$ref\": \"#/$defs/a\"}"})
    void givesUpOnEndlessReferences(String schema) {
        var violations = violations(schema, "{}");

        assertThat(violations).hasSize(1).first().extracting(Violation::detail).asString().contains("too deeply");
    }

    @Test
    void refusesAChainOfReferencesThatNoStackHolds() {
        var schema = new StringBuilder("{\"$ref\": \"#/$defs/d0\", \"$defs\": {");
        for (int link = 0; link < 5_000; link++) {
            schema.append("\"d%d\": {\"$ref\": \"#/$defs/d%d\"},".formatted(link, link + 1));
        }
        schema.append("\"d5000\": {}}}");

        assertThatExceptionOfType(Problem.Invalid.class)
                .isThrownBy(() -> ParameterSchema.compile(schema.toString(), TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"items\": {\"type\": \"string\"}}",
            "{\"items\": {\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"boolean\"}]}}",
            "{\"anyOf\": [{\"items\": {\"type\": \"string\"}}, {\"type\": \"boolean\"}]}"})
    void tellsNoMoreThanTwentyErrors(String schema) {
        String data = "[" + "1,".repeat(500_000) + "1]";

        var violations = violations(schema, data);

        assertThat(violations).hasSizeBetween(1, 20);
    }

    @Test
    void stillMatchesTheOtherBranchAfterManyErrorsInTheFirst() {
        String schema = "{\"anyOf\": [{\"items\": {\"type\": \"string\"}}, {\"items\": {\"type\": \"integer\"}}]}";

        assertThat(violations(schema, "[" + "1,".repeat(100) + "1]")).isEmpty();
    }

    @Test
    void refusesNumbersThatNoArithmeticEndsOn() {
        var schema = ParameterSchema.compile("{\"properties\": {\"a\": {\"items\": {\"multipleOf\": 3}}}}", TIME);

        assertThatExceptionOfType(Problem.Invalid.class)
                .isThrownBy(() -> schema.violations("data", JsonText.read("data", "{\"a\": [1, 1e999999999]}")))
                .satisfies(refusal -> assertThat(refusal.violations()).extracting(Violation::pointer)
                        .containsExactly("#/data/a/1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[1, 1.0] | 1", "[1, 2] | 0", "[{'a':1,'b':2}, {'b':2,'a':1}] | 1",
            "['1', 1] | 0", "[[1,2],[1,3]] | 0"})
    void tellsEqualItemsApart(String data, int errors) {
        assertThat(violations("{\"uniqueItems\": true}", data.replace('\'', '"'))).hasSize(errors);
    }

    @Test
    @Timeout(10)
    void isNotSlowedDownByTextsThatHashAlike() {
        var data = new StringBuilder("[");
        for (int item = 0; item < 1 << 16; item++) {
            data.append(item == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < 16; bit++) {
                data.append((item >> bit & 1) == 0 ? "Aa" : "BB");
            }
            data.append('"');
        }

        assertThat(violations("{\"uniqueItems\": true}", data + "]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{1000}){1000}){1000}", "(((((x{99}){99}){99}){99}){99}){99}", "a{999999999}", "[]"})
    void refusesPatternsThatWouldFillTheMemory(String regex) {
        assertThatIllegalArgumentException().isThrownBy(() -> LinearPatterns.compile(regex));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"^\\d{4}-\\d{2}-\\d{2}$ ~ 2026-11-22",
            "^[A-Z]{2}\\d{2}[A-Z0-9]{11,30}$ ~ DE89370400440532013000", "^\\u00e4$ ~ ä", "^\\\\u00e4$ ~ \\u00e4",
            "^[\\]a]{2}$ ~ ]a", "^(?:\\+\\d{1,3} )?\\(\\d+\\)$ ~ +49 (30)"})
    void matchesTheUsualPatterns(String regex, String text) {
        assertThat(LinearPatterns.compile(regex).matcher(text).find()).isTrue();
    }

    private static List<Violation> violations(String schema, String data) {
        return ParameterSchema.compile(schema, TIME).violations("data", JsonText.read("data", data));
    }
}
