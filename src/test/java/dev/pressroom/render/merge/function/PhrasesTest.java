package dev.pressroom.render.merge.function;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.merge.ClosedEngine;

class PhrasesTest {
    private static final String DATA = """
            {"names": ["Ada", "Bo & Co", "Cem"], "people": [{"name": "Ada"}, {"name": "Bo"}], "issued": "2026-11-22",
             "due": "2026-12-06", "moment": "2026-11-22T10:00:00Z", "none": [], "nothing": null,
             "home": {"company": "ACME <Ltd>", "name": "Ada Lovelace", "street": "Main St", "number": 12, "postalCode": "10115",
               "city": "Berlin", "region": "BE", "country": "DE"}}""";

    private final ClosedEngine engine = new ClosedEngine();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en|{fmt:plural(1, 'one=# page; other=# pages')}|1 page",
            "en|{fmt:plural(1234, 'one=# page; other=# pages')}|1,234 pages",
            "en|{fmt:plural(0, '0=none; other=#')}|none",
            "pl|{fmt:plural(3, 'one=# plik; few=# pliki; many=# plików; other=# pliku')}|3 pliki",
            "en|{fmt:plural(3, 'one=# Blatt; other=# Blatt', 'de')}|3 Blatt",
            "en|{fmt:list(names)}|Ada, Bo &amp; Co, and Cem", "de|{fmt:list(names, 'or')}|Ada, Bo &amp; Co oder Cem",
            "en|{fmt:list(people, 'and', 'name', 'fr')}|Ada et Bo", "en|[{fmt:list(none)}{fmt:list(nothing)}]|[]",
            "en|{fmt:relative(due, issued)}|in 14 days", "de|{fmt:relative(issued, due)}|vor 14 Tagen",
            "fr|{fmt:relative('2027-03-01', issued)}|dans 3 mois",
            "en|{fmt:relative('2024-01-01', issued)}|2 years ago",
            "en|{fmt:relative('2026-11-22T12:30:00Z', moment)}|in 2 hours",
            "en|{fmt:relative('2026-11-22T09:45:00Z', moment, 'es')}|hace 15 minutos",
            "en|{fmt:unit(12.5d, 'kilogram')}|12.5 kg",
            "de|{fmt:unit(80, 'kilometer-per-hour', 'long')}|80 Kilometer pro Stunde",
            "en|{fmt:bytes(1536000)}|1.5 MB", "de|{fmt:bytes(999)} {fmt:bytes(1234567890)}|999 Byte 1,2 GB",
            "en|{fmt:words(1250)}|one thousand two hundred fifty", "de|{fmt:words(21)}|einundzwanzig"})
    void writesAsTheLanguageDoes(String locale, String template, String written) {
        assertThat(engine.merge(in(document(template, DATA), locale)).replaceAll("[\\u00a0\\u202f]", " "))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "DE|{fmt:address(home, 'DE')}|ACME &lt;Ltd&gt;<br>Ada Lovelace<br>Main St 12<br>10115 Berlin",
            "US|{fmt:address(home, 'DE')}|ACME &lt;Ltd&gt;<br>Ada Lovelace<br>12 Main St<br>Berlin, BE 10115<br>UNITED STATES",
            "GB|{fmt:address(home, 'GB')}|ACME &lt;Ltd&gt;<br>Ada Lovelace<br>12 Main St<br>BERLIN<br>10115",
            "JP|{fmt:address(home, 'JP')}|ACME &lt;Ltd&gt;<br>Ada Lovelace<br>〒10115<br>BE Berlin Main St 12",
            "FR|{fmt:address(home, 'DE', 'de')}|ACME &lt;Ltd&gt;<br>Ada Lovelace<br>12 Main St<br>10115 BERLIN<br>FRANKREICH"})
    void writesAddressesAsTheirCountryWantsThem(String country, String template, String written) {
        String data = DATA.replace("\"country\": \"DE\"", "\"country\": \"" + country + "\"");

        assertThat(engine.merge(document(template, data))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{fmt:plural(1, 'pages')}|needs forms such as",
            "{fmt:plural(2, 'one=a')}|needs a form 'other=",
            "{fmt:plural('x', 'other=a')}|needs a number", "{fmt:list(issued)}|needs a list, not '2026-11-22'",
            "{fmt:list(people)}|joins texts, not an object; name their field",
            "{fmt:list(names, 'nor')}|joins by 'and'",
            "{fmt:relative(due)}|takes 2 to 4 arguments", "{fmt:relative(due, 'soon')}|needs a date such as",
            "{fmt:unit(1, 'cubit')}|knows no unit 'cubit'", "{fmt:words(1e30d)}|",
            "{fmt:address(issued)}|needs an object with [city",
            "{fmt:words('99999999999999999999')}|below a thousand billions"})
    void saysWhatItCannotWrite(String template, String message) {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> engine.merge(document(template, DATA)))
                .withMessageContaining(String.valueOf(message == null ? "" : message));
    }
}
