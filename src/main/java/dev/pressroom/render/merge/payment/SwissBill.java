package dev.pressroom.render.merge.payment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.merge.function.Arguments;

/** The content of the Swiss QR code: SIX, Implementation Guidelines for the QR-bill, version 2.3, structured addresses. */
public final class SwissBill {
    private static final Set<String> BILL = Set.of("iban", "creditor", "amount", "currency", "debtor", "reference",
            "message", "billInformation");
    private static final Set<String> ADDRESS = Set.of("name", "street", "number", "postalCode", "city", "country");
    private static final int ADDRESS_LINES = 7;
    private static final int CHARS = 997;
    /** Basic Latin, Latin-1, Latin Extended-A and the few signs beside them that the guidelines name. */
    private static final Pattern ALLOWED = Pattern.compile("[\\u0020-\\u007E\\u00A0-\\u017FȘ-ț€]*");

    private final Fields bill;

    private SwissBill(Fields bill) {
        this.bill = bill;
    }

    /** @throws dev.pressroom.render.merge.function.MergeFault with the field that the banks would refuse */
    public static String content(Arguments call) {
        String content = String.join("\n", new SwissBill(Fields.of(call, BILL)).lines());
        if (content.length() > CHARS) {
            throw call.fault("holds at most " + CHARS + " characters, not " + content.length());
        }
        if (!ALLOWED.matcher(content.replace("\n", "")).matches()) {
            throw call.fault("holds Latin letters only");
        }
        return content;
    }

    private List<String> lines() {
        String iban = iban();
        var lines = new ArrayList<>(List.of("SPC", "0200", "1", iban));
        Fields creditor = bill.object("creditor", ADDRESS);
        if (creditor == null) {
            throw bill.fault("creditor", "is missing");
        }
        lines.addAll(address(creditor));
        lines.addAll(Collections.nCopies(ADDRESS_LINES, ""));
        lines.add(bill.amount("amount"));
        lines.add(currency());
        lines.addAll(address(bill.object("debtor", ADDRESS)));
        String reference = bill.compact("reference", 27);
        lines.add(referenceType(iban, reference));
        lines.add(reference);
        lines.addAll(messages());
        return lines;
    }

    private String iban() {
        String iban = bill.compact("iban", 21);
        if (!iban.matches("(CH|LI)[0-9]{2}[0-9]{5}[A-Z0-9]{12}") || !CheckDigits.areIso(iban)) {
            throw bill.fault("iban", "must be a valid IBAN of Switzerland or Liechtenstein");
        }
        return iban;
    }

    private String currency() {
        String currency = bill.required("currency", 3);
        if (!currency.equals("CHF") && !currency.equals("EUR")) {
            throw bill.fault("currency", "is CHF or EUR, not '" + currency + "'");
        }
        return currency;
    }

    private static List<String> address(@Nullable Fields address) {
        if (address == null) {
            return Collections.nCopies(ADDRESS_LINES, "");
        }
        String country = address.required("country", 2);
        if (!country.matches("[A-Z]{2}")) {
            throw address.fault("country", "is a code of two letters such as CH");
        }
        return List.of("S", address.required("name", 70), address.text("street", 70), address.text("number", 16),
                address.required("postalCode", 16), address.required("city", 35), country);
    }

    /** Accounts whose institution is numbered 30000 to 31999 are QR-IBANs and want a QR reference; others must not have one. */
    private String referenceType(String iban, String reference) {
        int institution = Integer.parseInt(iban.substring(4, 9));
        boolean qrIban = institution >= 30_000 && institution <= 31_999;
        if (qrIban) {
            if (!reference.matches("[0-9]{27}") || !CheckDigits.areSwiss(reference)) {
                throw bill.fault("reference",
                        "must be a valid QR reference of 27 digits, for the account is a QR-IBAN");
            }
            return "QRR";
        }
        if (reference.isEmpty()) {
            return "NON";
        }
        if (!reference.startsWith("RF") || reference.length() > 25 || !CheckDigits.areIso(reference)) {
            throw bill.fault("reference", "must be a valid creditor reference (RF..), for the account is no QR-IBAN");
        }
        return "SCOR";
    }

    private List<String> messages() {
        String message = bill.text("message", 140);
        String information = bill.text("billInformation", 140);
        if (message.length() + information.length() > 140) {
            throw bill.fault("message", "and billInformation have more than 140 characters together");
        }
        return information.isEmpty() ? List.of(message, "EPD") : List.of(message, "EPD", information);
    }
}
