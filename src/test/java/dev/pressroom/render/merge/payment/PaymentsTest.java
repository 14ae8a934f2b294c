package dev.pressroom.render.merge.payment;

import static dev.pressroom.render.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.merge.ClosedEngine;

class PaymentsTest {
    private static final String CREDITOR = "\"creditor\":{\"name\":\"A\",\"postalCode\":\"1\",\"city\":\"B\",\"country\":\"CH\"}";

    private final ClosedEngine engine = new ClosedEngine();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"iban\":\"CH4431999123000889013\"|iban must be a valid IBAN of Switzerland",
            "\"iban\":\"DE89370400440532013000\"|iban must be a valid IBAN of Switzerland",
            "\"iban\":\"CH4431999123000889012\",\"currency\":\"CHF\"|reference must be a valid QR reference of 27 digits",
            "\"iban\":\"CH4431999123000889012\",\"currency\":\"CHF\",\"reference\":\"210000000003139471430009018\"|reference must be",
            "\"iban\":\"CH9300762011623852957\",\"currency\":\"CHF\",\"reference\":\"210000000003139471430009017\"|must be a valid creditor reference",
            "\"iban\":\"CH9300762011623852957\",\"currency\":\"USD\"|currency is CHF or EUR, not 'USD'",
            "\"iban\":\"CH9300762011623852957\",\"currency\":\"CHF\",\"amount\":0|amount is 0.01 to 999999999.99",
            "\"iban\":\"CH9300762011623852957\",\"currency\":\"CHF\",\"amount\":1.005|with two decimals at most, not 1.005",
            "\"iban\":\"CH9300762011623852957\",\"currency\":\"CHF\",\"amount\":\"much\"|amount must be a number, not 'much'",
            "\"iban\":\"CH9300762011623852957\",\"currency\":\"CHF\",\"message\":\"a\\nb\"|message must stand on one line",
            "\"iban\":\"CH9300762011623852957\",\"currency\":\"CHF\",\"message\":\"請求\"|holds Latin letters only",
            "\"iban\":\"CH9300762011623852957\",\"currency\":\"CHF\",\"debtor\":{\"name\":\"X\"}|debtor.country is missing",
            "\"iban\":\"CH9300762011623852957\",\"currency\":\"CHF\",\"debtor\":\"X\"|debtor must be an object, not 'X'",
            "\"iban\":\"CH9300762011623852957\",\"sum\":1|sum is none of [amount,"})
    void refusesABillThatBanksWouldRefuse(String fields, String message) {
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> engine.merge(document("{barcode:swissQr(bill)}",
                        "{\"bill\":{" + CREDITOR + "," + fields + "}}")))
                .withMessageContaining("barcode:swissQr").withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"name\":\"A\",\"iban\":\"DE89370400440532013001\"|iban must be a valid IBAN",
            "\"iban\":\"DE89370400440532013000\"|name is missing",
            "\"name\":\"A\",\"iban\":\"DE89370400440532013000\",\"bic\":\"X\"|bic has 8 or 11",
            "\"name\":\"A\",\"iban\":\"DE89370400440532013000\",\"purpose\":\"gdds\"|purpose is a code",
            "\"name\":\"A\",\"iban\":\"DE89370400440532013000\",\"reference\":\"4711\"|valid creditor reference",
            "\"name\":\"A\",\"iban\":\"DE89370400440532013000\",\"reference\":\"RF18539007547034\",\"message\":\"m\"|exclude each other",
            "\"name\":\"A\",\"iban\":\"DE89370400440532013000\",\"amount\":1000000000|amount is 0.01 to"})
    void refusesATransferThatBanksWouldRefuse(String fields, String message) {
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> engine.merge(document("{barcode:epcQr(pay)}", "{\"pay\":{" + fields + "}}")))
                .withMessageContaining("barcode:epcQr").withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"RF18539007547034,true", "RF19539007547034,false", "GB82WEST12345698765432,true", "RF,false"})
    void knowsAccountsAndReferencesByTheirCheckDigits(String text, boolean right) {
        assertThat(CheckDigits.areIso(text)).isEqualTo(right);
    }
}
