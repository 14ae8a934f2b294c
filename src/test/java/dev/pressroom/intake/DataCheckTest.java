package dev.pressroom.intake;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.access.limit.Limit;
import dev.pressroom.access.limit.Limits;
import dev.pressroom.problem.Problem;

class DataCheckTest {
    private static final Limits LIMITS = limits(1_000, 4, 3);

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":[1,2,3]}", "{\"a\":[[1,2,3],[4,5,6],[7,8,9]]}", "{\"a\":{\"b\":{\"c\":[]}}}",
            "{\"a\":[{\"x\":1,\"y\":2,\"z\":3,\"n\":null},{},{}],\"b\":[true,false,null]}"})
    void takesWhatIsWithinTheLimits(String data) {
        assertThatCode(() -> DataCheck.require(data, LIMITS)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"a\":[1,2,3,4]}                    | array-length-exceeded | #/data/a",
            "{\"a\":{\"b/c\":[1,[],{},null]}}     | array-length-exceeded | #/data/a/b~1c",
            "{\"a\":[[],[1,2,3,4]]}               | array-length-exceeded | #/data/a/1",
            "{\"a\":{\"b\":{\"c\":{}}},\"d\":[[[[1]]]]} | data-depth-exceeded   | #/data"})
    void pointsAtWhatIsOver(String data, String code, String pointer) {
        assertThatExceptionOfType(Problem.OverLimit.class).isThrownBy(() -> DataCheck.require(data, LIMITS))
                .returns(code, Problem.OverLimit::code).returns(pointer, over -> over.violation().pointer());
    }

    @Test
    void namesLimitAndValueOfTheSize() {
        String data = "{\"a\":\"" + "ä".repeat(500) + "\"}";

        assertThatExceptionOfType(Problem.OverLimit.class).isThrownBy(() -> DataCheck.require(data, LIMITS))
                .returns("data-size-exceeded", Problem.OverLimit::code)
                .withMessage("data has 1008 bytes as JSON; 1000 are allowed.");
    }

    @Test
    void namesTheLimitOfAnArray() {
        String data = IntStream.range(0, 100).mapToObj(String::valueOf)
                .collect(Collectors.joining(",", "{\"a\":[", "]}"));

        assertThatExceptionOfType(Problem.OverLimit.class).isThrownBy(() -> DataCheck.require(data, LIMITS))
                .withMessageContaining("3 are allowed");
    }

    private static Limits limits(long size, long depth, long length) {
        var values = new EnumMap<Limit, Long>(Limit.class);
        Arrays.stream(Limit.values()).forEach(limit -> values.put(limit, 1L));
        values.put(Limit.DATA_SIZE, size);
        values.put(Limit.DATA_DEPTH, depth);
        values.put(Limit.ARRAY_LENGTH, length);
        return new Limits(values);
    }
}
