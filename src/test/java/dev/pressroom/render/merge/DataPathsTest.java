package dev.pressroom.render.merge;

import static dev.pressroom.render.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataPathsTest {
    private static final String DATA = "{'name':'Ann & Bob','n':1.50,'big':1e3,'on':true,'nil':null,'a':{'b':[{'c':'ok'}]}}"
            .replace('\'', '"');

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"name | Ann &amp; Bob", "a.b[0].c | ok", "data.a.b[0].c | ok", "n | 1.50",
            "big | 1000", "on | true", "a.b | [{&quot;c&quot;:&quot;ok&quot;}]"})
    void printsWhatStandsThere(String path, String text) {
        assertThat(merged(path)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nil", "none", "none.of.it", "a.b[1]", "a.b[99999999999999999999].c", "a[0]", "name.length",
            "a.b.size", "n.c", "a..b", "a b"})
    void printsNothingWhereNothingStands(String path) {
        assertThat(merged(path)).isEmpty();
    }

    @Test
    void callsTheWholeDataUnlessAMemberIsCalledSo() {
        assertThat(merge("{value:at('data')}", "{\"a\":1}")).isEqualTo("{&quot;a&quot;:1}");
        assertThat(merge("{value:at('data')}", "{\"data\":\"own\"}")).isEqualTo("own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{x}", "\\{x}", "\\", "{#if a}{/if}", "{|x|}", "{config:x}", "\\\\{value:at('name')}"})
    void printsShieldedTextAsItStands(String text) {
        assertThat(merge(LiteralText.shielded(text) + "{value:at('n')}", DATA)).isEqualTo(text + "1.50");
    }

    private static String merge(String html, String data) {
        return new ClosedEngine().merge(document(html, data));
    }

    private static String merged(String path) {
        return merge("{value:at('" + path + "')}", DATA);
    }
}
