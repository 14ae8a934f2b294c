package dev.pressroom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void cutsTheSameLinesWhateverThePiecesAre(int piece) {
        assertThat(lines("a\n\nbé\r\nlast", piece, 10)).containsExactly("1:a", "2:", "3:bé\r", "4:last");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void passesOverALineThatIsTooLong(int piece) {
        assertThat(lines("12345\n123456\n1\n1234567", piece, 5)).containsExactly("1:12345", "2:too long", "3:1",
                "4:too long");
    }

    @Test
    void hasNoLineBehindTheLastEnd() {
        assertThat(lines("a\n", 2, 5)).containsExactly("1:a");
        assertThat(lines("", 2, 5)).isEmpty();
    }

    private static List<String> lines(String text, int piece, int longest) {
        return cut(new Lines(longest), text, piece);
    }

    private static List<String> cut(Lines lines, String text, int piece) {
        var found = new ArrayList<Lines.Line>();
        byte[] bytes = text.getBytes(UTF_8);
        for (int at = 0; at < bytes.length; at += piece) {
            found.addAll(lines.add(java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece))));
        }
        found.addAll(lines.rest());
        return found.stream().map(line -> line.number() + ":"
                + (line.bytes() == null ? "too long" : new String(line.bytes(), UTF_8))).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void keepsLineEndsWithinQuotedFieldsOfRecords(int piece) {
        assertThat(records("a,\"x\ny\"\"\n\"\nb,1\r\n\"\"\n\"a\r\nb\",\"c\n\"\r\nrest", piece)).containsExactly(
                "1:a,\"x\ny\"\"\n\"", "2:b,1\r", "3:\"\"", "4:\"a\r\nb\",\"c\n\"\r", "5:rest");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void takesAQuoteWithinAFieldForACharacter(int piece) {
        assertThat(records("name,size\npipe,5\"\npump,7\nvalve,6\"\n \"x\nend,1", piece)).containsExactly(
                "1:name,size", "2:pipe,5\"", "3:pump,7", "4:valve,6\"", "5: \"x", "6:end,1");
    }

    @Test
    void looksForTheFirstFieldBehindTheByteOrderMark() {
        assertThat(records("\uFEFF\"a\nb\"\n\uFEFF\"a\nb", 1)).containsExactly("1:\uFEFF\"a\nb\"", "2:\uFEFF\"a",
                "3:b");
    }

    private static List<String> records(String text, int piece) {
        return cut(Lines.ofRecords(100, ','), text, piece);
    }
}
