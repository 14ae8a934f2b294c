package dev.pressroom.render.merge;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderRequest.Parts;
import dev.pressroom.render.TemplateInspector;
import dev.pressroom.render.TemplateInspector.Finding;

class TranslationsTest {
    private static final String TABLE = """
            {"en": {"total": "Total", "dear": "Dear {name},", "pages": "{n, plural, one{# page} other{# pages}}", "it": "It's"},
             "de": {"total": "Summe", "dear": "Guten Tag {name}", "pages": "{n, plural, one{# Seite} other{# Seiten}}"},
             "de-CH": {"dear": "Grüezi {name}"}}""";
    private static final String DATA = "{\"who\": \"<Ada>\", \"n\": 1234}";

    private final ClosedEngine engine = new ClosedEngine();
    private final TemplateInspector inspector = new TemplateInspector();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en-US|{t:total}|Total", "de-DE|{t:total}|Summe", "de-CH|{t:total}|Summe",
            "de-CH|{t:dear('name', who)}|Grüezi &lt;Ada&gt;", "fr|{t:total} {t:it}|Total It&#39;s",
            "de|{t:it}|It&#39;s",
            "en|{t:pages('n', 1)} {t:pages('n', n)}|1 page 1,234 pages", "de-CH|{t:pages('n', n)}|1’234 Seiten",
            "en|{fmt:upper(t:total)}|TOTAL"})
    void speaksTheLanguageOfTheJob(String locale, String template, String said) {
        assertThat(merge(locale, template, TABLE)).isEqualTo(said);
    }

    @Test
    void neverReadsDataAsAMessage() {
        assertThat(merge("en", "{t:dear('name', '{total}')}", TABLE)).isEqualTo("Dear {total},");
    }

    @Test
    void sharesItsWordsWithPartials() {
        var request = in(document("{#include a /}", DATA), "de").with(new Parts(Map.of("a", "{t:total}"), TABLE));

        assertThat(engine.merge(request)).isEqualTo("Summe");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{t:sum}|t:sum has no translation; there are [en, de, de-ch]",
            "{t:dear('name')}|takes names and values in turn"})
    void saysWhatItCannotSay(String template, String message) {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> merge("en", template, TABLE))
                .withMessageContaining(message);
    }

    @Test
    void hasNoWordsWithoutATable() {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> merge("en", "{t:total}", null))
                .withMessageContaining("t:total has no translation; there are none");
    }

    @Test
    void tellsAtUploadWhichWordsAreMissing() {
        assertThat(inspector.inspect("<p>{t:total}\n{t:sum}", null, TABLE).findings()).containsExactly(
                new Finding(TemplateInspector.Field.HTML, 2, 1, "t:sum has no translation in 'en', the first language,"
                        + " which stands in for the others"));
        assertThat(inspector.inspect("{t:sum}", null, null).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"[]|is an object of languages",
            "{}|is an object of languages",
            "{\"english\": {}}|'english' is no language", "{\"en\": \"x\"}|'en' is no language",
            "{\"en\": {\"a b\": \"x\"}}|a key has",
            "{\"en\": {\"a\": 1}}|'a' in 'en' is no text", "{\"en\": {\"a\": \"{n, plural\"}}|is no message"})
    void tellsAtUploadWhatIsWrongWithATable(String table, String message) {
        assertThat(inspector.inspect("<p>", null, table).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.field()).hasToString("translations");
            assertThat(finding.message()).contains(message);
        });
    }

    private String merge(String locale, String template, @Nullable String table) {
        return engine.merge(in(document(template, DATA), locale).with(new Parts(Map.of(), table)));
    }
}
