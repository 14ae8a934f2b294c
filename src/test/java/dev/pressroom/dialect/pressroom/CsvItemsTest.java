package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.Lines.Line;
import dev.pressroom.intake.BatchItem;
import dev.pressroom.problem.Problem;

class CsvItemsTest {
    private CsvItems csv = new CsvItems(',');
    private long number;

    @Test
    void makesAnObjectOfStringsOfEachRecord() {
        assertThat(read("\uFEFFname,note\r")).isNull();

        assertThat(data("Ada,\"a \"\"b\"\",\nc\"\r")).isEqualTo("{\"name\":\"Ada\",\"note\":\"a \\\"b\\\",\\nc\"}");
        assertThat(data("é,")).isEqualTo("{\"name\":\"é\",\"note\":\"\"}");
        assertThat(read(" \r")).isNull();
    }

    @Test
    void takesOtherSeparators() {
        csv = new CsvItems(';');
        read("a;b");

        assertThat(data("1,5;x")).isEqualTo("{\"a\":\"1,5\",\"b\":\"x\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a | The record has 1 fields; the header names 2.",
            "a,b,c | The record has 3 fields; the header names 2.", "\"a\"b,c | The record is not valid CSV."})
    void refusesRecordsThatDoNotFitTheHeader(String record, String words) {
        read("x,y");

        assertThatThrownBy(() -> read(record)).isInstanceOf(Problem.Invalid.class).hasMessage(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a,a", "a,", "a, "})
    void refusesAHeaderThatNamesNotEveryField(String header) {
        assertThatThrownBy(() -> read(header)).isInstanceOf(Problem.Invalid.class).hasMessageContaining("header");
    }

    @Test
    void refusesARecordThatIsTooLong() {
        assertThatThrownBy(() -> csv.read(new Line(1, null))).isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("longer");
    }

    private String data(String record) {
        BatchItem item = read(record);
        return item == null ? "" : item.data();
    }

    private @Nullable BatchItem read(String record) {
        return csv.read(new Line(++number, record.getBytes(StandardCharsets.UTF_8)));
    }
}
