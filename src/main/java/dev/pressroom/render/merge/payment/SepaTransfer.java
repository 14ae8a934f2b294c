package dev.pressroom.render.merge.payment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import dev.pressroom.render.merge.function.Arguments;

/** The content of the European "scan to pay" code: EPC069-12, version 002, UTF-8. */
public final class SepaTransfer {
    private static final Set<String> TRANSFER = Set.of("name", "iban", "bic", "amount", "purpose", "reference",
            "message", "note");
    private static final int BYTES = 331;

    private SepaTransfer() {}

    /** @throws dev.pressroom.render.merge.function.MergeFault with the field that the banks would refuse */
    public static String content(Arguments call) {
        Fields transfer = Fields.of(call, TRANSFER);
        String amount = transfer.amount("amount");
        String content = String.join("\n", List.of("BCD", "002", "1", "SCT", bic(transfer),
                transfer.required("name", 70), iban(transfer), amount.isEmpty() ? "" : "EUR" + amount,
                purpose(transfer), reference(transfer), transfer.text("message", 140), transfer.text("note", 70)))
                .stripTrailing();
        if (content.getBytes(StandardCharsets.UTF_8).length > BYTES) {
            throw call.fault("holds at most " + BYTES + " bytes; shorten the name, the message or the note");
        }
        return content;
    }

    private static String bic(Fields transfer) {
        String bic = transfer.compact("bic", 11);
        if (!bic.matches("|[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?")) {
            throw transfer.fault("bic", "has 8 or 11 letters and digits");
        }
        return bic;
    }

    private static String iban(Fields transfer) {
        String iban = transfer.compact("iban", 34);
        if (!CheckDigits.areIso(iban) || iban.length() < 15) {
            throw transfer.fault("iban", "must be a valid IBAN");
        }
        return iban;
    }

    private static String purpose(Fields transfer) {
        String purpose = transfer.text("purpose", 4);
        if (!purpose.matches("[A-Z0-9]{0,4}")) {
            throw transfer.fault("purpose", "is a code of up to four capital letters");
        }
        return purpose;
    }

    private static String reference(Fields transfer) {
        String reference = transfer.compact("reference", 25);
        if (reference.isEmpty()) {
            return "";
        }
        if (!transfer.text("message", 140).isEmpty()) {
            throw transfer.fault("message", "and reference exclude each other");
        }
        if (!reference.startsWith("RF") || !CheckDigits.areIso(reference)) {
            throw transfer.fault("reference", "must be a valid creditor reference (RF..)");
        }
        return reference;
    }
}
