package dev.pressroom.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniqueNamesTest {
    private final UniqueNames names = new UniqueNames();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"invoice.pdf | invoice.pdf", "a/../b.pdf | a_.._b.pdf", "..pdf | _.pdf",
            "a:b*c?.PDF | a_b_c_.pdf", "con.pdf | _con.pdf", "LPT1.old.pdf | _LPT1.old.pdf", "a. .pdf | a.pdf",
            "Rechnung für Ä.pdf | Rechnung für Ä.pdf", "x | x.pdf"})
    void canBeUnpackedAnywhere(String name, String safe) {
        assertThat(names.of(name)).isEqualTo(safe);
    }

    @Test
    void givesNoneTwiceWhateverTheCase() {
        List<String> unique = List.of("a.pdf", "A.pdf", "a (2).pdf", "a.PDF", "a?.pdf", "a_.pdf").stream()
                .map(names::of).toList();

        assertThat(unique).containsExactly("a.pdf", "A (2).pdf", "a (2) (2).pdf", "a (3).pdf", "a_.pdf",
                "a_ (2).pdf");
    }

    /** Their number squared would take minutes. */
    @Test
    void countsAHundredThousandEqualNamesInOrder() {
        List<String> unique = IntStream.range(0, 100_000).mapToObj(n -> names.of(n % 2 == 0 ? "a.pdf" : "A.pdf"))
                .toList();

        assertThat(Set.copyOf(unique)).hasSize(100_000);
        assertThat(unique).startsWith("a.pdf", "A (2).pdf", "a (3).pdf").endsWith("A (100000).pdf");
    }

    @Test
    void passesOverCopiesThatAreNamesOfTheirOwn() {
        List<String> unique = List.of("a.pdf", "a.pdf", "a (3).pdf", "a (4).pdf", "a.pdf", "a (2).pdf", "a.pdf")
                .stream().map(names::of).toList();

        assertThat(unique).containsExactly("a.pdf", "a (2).pdf", "a (3).pdf", "a (4).pdf", "a (5).pdf",
                "a (2) (2).pdf", "a (6).pdf");
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(names.of("x".repeat(500) + ".pdf")).hasSize(204);
    }

    @Test
    void countsCopiesInTheManner() {
        var others = UniqueNames.numbered("_%d");

        assertThat(List.of("a.pdf", "A.pdf", "a:.pdf", "a_.pdf").stream().map(others::of)).containsExactly("a.pdf",
                "A_2.pdf", "a_.pdf", "a__2.pdf");
    }
}
