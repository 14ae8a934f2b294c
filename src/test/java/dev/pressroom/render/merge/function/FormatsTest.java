package dev.pressroom.render.merge.function;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.merge.ClosedEngine;

class FormatsTest {
    private static final String DATA = """
            {"amount": 1234567.895, "rate": 0.195, "day": "2026-03-29", "moment": "2026-03-29T00:30:00Z",
             "local": "2026-11-22T18:05:09", "millis": 1774744200000, "nothing": null, "blank": "", "word": "Straße"}""";

    private final ClosedEngine engine = new ClosedEngine();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en-US|{fmt:money(amount, 'USD')}|$1,234,567.90", "de-DE|{fmt:money(amount, 'EUR')}|1.234.567,90_€",
            "fr-FR|{fmt:money(amount, 'EUR')}|1_234_567,90_€", "de-CH|{fmt:money(amount, 'CHF')}|CHF_1’234’567.90",
            "ja-JP|{fmt:money(amount, 'JPY')}|￥1,234,568", "en-US|{fmt:money(5, 'KWD')}|KWD5.000",
            "en-US|{fmt:money('12.5', 'EUR', 'de')}|12,50_€",
            "en-US|{fmt:number(amount)}|1,234,567.895", "de-DE|{fmt:number(amount, 1)}|1.234.567,9",
            "de-DE|{fmt:number(amount, '#,##0.00')}|1.234.567,90", "en-US|{fmt:number(amount, '0.0', 'de')}|1234567,9",
            "en-US|{fmt:number(amount, 'sv-SE')}|1_234_567,895", "en-US|{fmt:percent(rate)}|19.5%",
            "de-DE|{fmt:percent(rate)}|19,5_%", "en-US|{fmt:percent(rate, 2)}|19.50%", "tr|{fmt:percent(rate, 0)}|%20",
            "tr|{fmt:upper('title')}|TİTLE", "en|{fmt:upper(word)} {fmt:lower('ABC')}|STRASSE abc"})
    void writesNumbersAsTheCountryDoes(String locale, String template, String written) {
        assertThat(spaced(engine.merge(in(document(template, DATA), locale)))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en-US|{fmt:date(day)}|Mar 29, 2026", "de-DE|{fmt:date(day)}|29.03.2026",
            "de-DE|{fmt:date(day, 'long')}|29. März 2026", "fr-FR|{fmt:date(day, 'full')}|dimanche 29 mars 2026",
            "ja-JP|{fmt:date(day, 'long')}|2026年3月29日", "en-GB|{fmt:date(day, 'short')}|29/03/2026",
            "en-US|{fmt:date(day, 'dd.MM.yyyy')}|29.03.2026", "en-US|{fmt:date(day, 'EEEE', 'de')}|Sonntag",
            "en-US|{fmt:dateTime(moment, 'yyyy-MM-dd HH:mm VV')}|2026-03-29 01:30 Europe/Berlin",
            "en-US|{fmt:dateTime(moment, 'HH:mm', 'Asia/Tokyo')}|09:30",
            "en-US|{fmt:dateTime(moment, 'HH:mm', 'de', 'America/New_York')}|20:30",
            "de-DE|{fmt:dateTime(local)}|22.11.2026, 18:05:09", "de-DE|{fmt:dateTime(local, 'short')}|22.11.26, 18:05",
            "de-DE|{fmt:time(local, 'short')}|18:05", "en-US|{fmt:date(millis, 'd.M.')}|29.3.",
            "en-US|{fmt:time('18:05', 'short')}|6:05_PM", "en-US|[{fmt:date(nothing)}{fmt:money(blank, 'EUR')}]|[]",
            "en-US|{fmt:date(missing ?: '')}!|!"})
    void writesDatesAsTheCountryDoes(String locale, String template, String written) {
        assertThat(spaced(engine.merge(in(document(template, DATA), locale)))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{fmt:date('22.11.2026')}|fmt:date needs a date such as 2026-11-22", "{fmt:date(true)}|not true",
            "{fmt:date(day, 'qqqqqqqq')}|does not understand the pattern", "{fmt:time(day)}|lacks the date or the time",
            "{fmt:dateTime(day)}|lacks", "{fmt:date(day, 'long', 'Mars/Olympus')}|knows no time zone 'Mars/Olympus'",
            "{fmt:date(day, 'long', 'xx_yy_zz_!')}|knows no locale",
            "{fmt:money(amount)}|takes 2 to 3 arguments, not 1",
            "{fmt:money(amount, 'EURO')}|needs a currency code such as EUR, not 'EURO'",
            "{fmt:number('abc')}|needs a number, not 'abc'", "{fmt:number(amount, 99)}|0 to 20 decimals",
            "{fmt:number(amount, '0;0;0')}|does not understand the pattern",
            "{fmt:number}|takes 1 to 3 arguments, not 0"})
    void saysWhatItCannotWrite(String template, String message) {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> engine.merge(document(template, DATA)))
                .withMessageContaining(message);
    }

    @Test
    void escapesWhatItWrites() {
        assertThat(engine.merge(document("{fmt:upper('<b>')}"))).isEqualTo("&lt;B&gt;");
    }

    /** Locales differ in the space they use; the tests need not. */
    private static String spaced(String text) {
        return text.replaceAll("[\\u00a0\\u202f\\u2009]", "_");
    }
}
