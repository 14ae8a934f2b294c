package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.Lines;
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

    /** Whatever the pieces are, the records that lines are cut into are those that the CSV reader sees. */
    @ParameterizedTest
    @ValueSource(strings = {"name,size\npipe,5\"\npump,7\nvalve,6\"\nend,1",
            "name,size\r\npipe,\"5\"\"\"\r\npump,\"\n7\r\n\"\r\nval\"\"ve,6\"\r\n\"end\" ,1\r\n",
            "\uFEFF\"name\",\"size\"\n\"\",\"\"\n,\n\"\"\"\",\"a,\n\"\"\n\"\n \"x,y"})
    void makesAnItemOfEachRecord(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        for (int cut = 0; cut < bytes.length; cut++) {
            csv = new CsvItems(',');
            var lines = Lines.ofRecords(1_000, ',');
            var ended = new ArrayList<>(lines.add(Arrays.copyOf(bytes, cut)));
            ended.addAll(lines.add(Arrays.copyOfRange(bytes, cut, bytes.length)));
            ended.addAll(lines.rest());

            assertThat(ended.stream().map(csv::read).filter(Objects::nonNull)).as("cut at %d", cut).hasSize(4);
        }
    }

    @Test
    void refusesALineOfTwoRecords() {
        read("a,b");

        assertThat(data("1,2\r\r")).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
        assertThatThrownBy(() -> read("1,2\r3,4")).isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("more than one record");
        assertThatThrownBy(() -> read("1,2\"\n3,4\"")).isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("more than one record");
    }

    @Test
    void takesARecordOfEmptyFieldsForAnItem() {
        csv = new CsvItems('\t');
        read("a\tb");

        assertThat(data("\t\r")).isEqualTo("{\"a\":\"\",\"b\":\"\"}");
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
