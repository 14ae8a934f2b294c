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
        var lines = new Lines(longest);
        var found = new ArrayList<Lines.Line>();
        byte[] bytes = text.getBytes(UTF_8);
        for (int at = 0; at < bytes.length; at += piece) {
            found.addAll(lines.add(java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece))));
        }
        found.addAll(lines.rest());
        return found.stream().map(line -> line.number() + ":"
                + (line.bytes() == null ? "too long" : new String(line.bytes(), UTF_8))).toList();
    }

    @Test
    void keepsLineEndsWithinQuotesWhereRecordsAreRead() {
        var records = Lines.ofRecords(100);

        var ended = new ArrayList<String>();
        for (String piece : List.of("a,\"x\n", "y\"\"\n\"\nb", ",1\n\"\"\n", "rest")) {
            records.add(piece.getBytes()).forEach(line -> ended.add(new String(line.bytes())));
        }

        assertThat(ended).containsExactly("a,\"x\ny\"\"\n\"", "b,1", "\"\"");
        assertThat(records.rest()).singleElement().satisfies(line -> assertThat(line.number()).isEqualTo(4));
    }
}
