package dev.pressroom.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"invoice.pdf|invoice.pdf|invoice.pdf",
            "Überweisung.pdf|_berweisung.pdf|%C3%9Cberweisung.pdf", "請求書.pdf|___.pdf|%E8%AB%8B%E6%B1%82%E6%9B%B8.pdf",
            "😀.pdf|_.pdf|%F0%9F%98%80.pdf", "two words.pdf|two words.pdf|two%20words.pdf",
            "\"a\"; b=\"c|_a_; b=_c|%22a%22%3B%20b%3D%22c", "a\\\"b|a__b|a%5C%22b", "100%.pdf|100_.pdf|100%25.pdf",
            "a*b'c+d|a*b'c+d|a%2Ab%27c%2Bd"})
    void namesTheDownloadPlainlyAndInFull(String filename, String plain, String full) {
        assertThat(ContentDisposition.attachment(filename))
                .isEqualTo("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + full);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\0b", "a\tb", "a\u007fb", "a\u0085b", "a\u2028b"})
    void letsNoControlCharacterIntoTheHeader(String filename) {
        assertThat(ContentDisposition.attachment(filename)).matches("[\\x20-\\x7e]+");
    }

    @Test
    void endsTheQuotedNameOnlyAtItsEnd() {
        assertThat(ContentDisposition.attachment("\"\\\"").chars().filter(c -> c == '"')).hasSize(2);
    }
}
