package dev.pressroom.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.pressroom.problem.Violation;
import dev.pressroom.render.invoice.InvoiceFault;
import dev.pressroom.render.invoice.InvoiceXml;
import dev.pressroom.render.option.Attachment;
import dev.pressroom.render.option.EInvoice;
import dev.pressroom.render.option.Encryption;
import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.render.option.Watermark;

/** Refuses what cannot go together in one document, while the client is still there to hear it. */
public final class FinishCheck {
    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final int PASSWORD_BYTES = 127;

    private final String pointer;
    private final FinishOptions options;
    private final List<Violation> violations = new ArrayList<>();

    private FinishCheck(String pointer, FinishOptions options) {
        this.pointer = pointer;
        this.options = options;
    }

    /** @param pointer to the options in the body, {@code #/options} */
    public static List<Violation> violations(String pointer, FinishOptions options) {
        var check = new FinishCheck(pointer, options);
        check.attachments();
        check.invoice();
        check.watermark();
        check.encryption();
        return List.copyOf(check.violations);
    }

    private void attachments() {
        int part = options.archivePart();
        if (!options.attachments().isEmpty() && (part == 1 || part == 2)) {
            refuse("attachments", "PDF/A-" + part + " takes no attachments; ask for pdf/a-3b.");
        }
        var names = new HashSet<String>();
        for (Attachment attachment : options.attachments()) {
            if (!names.add(attachment.name())) {
                refuse("attachments", "Two attachments are called '" + attachment.name() + "'.");
            }
        }
    }

    private void invoice() {
        EInvoice invoice = options.facturX();
        if (invoice == null) {
            return;
        }
        if (options.archivePart() != 3) {
            refuse("facturX", "Factur-X wants PDF/A-3; ask for pdf/a-3b, or for no standard.");
        }
        if ((invoice.xml() == null) == (invoice.asset() == null)) {
            refuse("facturX", "facturX has either xml or asset.");
        } else if (invoice.xml() != null) {
            wellFormed(invoice.xml(), invoice.profile());
        }
        if (options.attachments().stream().anyMatch(file -> file.name().equals(invoice.profile().filename()))) {
            refuse("attachments", "The XML of the invoice is called '" + invoice.profile().filename() + "' itself.");
        }
    }

    /** Its rules are looked at where it is rendered: they take seconds to read. */
    private void wellFormed(String xml, EInvoice.Profile profile) {
        try {
            InvoiceXml.read(InvoiceXml.bytes(xml), profile);
        } catch (InvoiceFault fault) {
            refuse("facturX/xml", "The XML is refused: " + fault.getMessage());
        }
    }

    private void watermark() {
        Watermark mark = options.watermark();
        if (mark == null) {
            return;
        }
        if ((mark.text() == null) == (mark.asset() == null)) {
            refuse("watermark", "A watermark has either text or asset.");
        } else if (mark.asset() != null && options.archivePart() == 1) {
            refuse("watermark/asset", "PDF/A-1 knows no transparency: a watermark is a text there.");
        }
        if (mark.text() != null && (mark.text().isBlank() || mark.text().length() > 200
                || mark.text().chars().anyMatch(Character::isISOControl))) {
            refuse("watermark/text", "text has 1 to 200 characters in one line.");
        }
        if (!(mark.opacity() > 0 && mark.opacity() <= 1)) {
            refuse("watermark/opacity", "opacity is above 0 and at most 1.");
        }
        if (!(mark.angle() >= -360 && mark.angle() <= 360)) {
            refuse("watermark/angle", "angle is a number of degrees from -360 to 360.");
        }
        if (!COLOR.matcher(mark.color()).matches()) {
            refuse("watermark/color", "color is a colour such as #cc0000.");
        }
    }

    private void encryption() {
        Encryption encryption = options.encryption();
        if (encryption == null) {
            return;
        }
        if (options.archivePart() != 0) {
            refuse("encryption", "PDF/A is open to everybody for ever and cannot be encrypted.");
        }
        password("userPassword", encryption.userPassword());
        password("ownerPassword", encryption.ownerPassword());
        if (encryption.userPassword() != null && encryption.userPassword().equals(encryption.ownerPassword())) {
            refuse("encryption/ownerPassword", "Both passwords are the same, which lifts all restrictions.");
        }
    }

    private void password(String field, @Nullable String password) {
        if (password != null && (password.isEmpty() || password.getBytes(StandardCharsets.UTF_8).length > PASSWORD_BYTES
                || password.codePoints().anyMatch(FinishCheck::unusable))) {
            refuse("encryption/" + field, field + " has 1 to " + PASSWORD_BYTES
                    + " bytes of UTF-8, none of them control or unassigned characters.");
        }
    }

    /** The algorithm folds passwords first (RFC 4013), and stumbles over these. */
    private static boolean unusable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                true;
            default -> false;
        };
    }

    private void refuse(String field, String detail) {
        violations.add(new Violation(pointer + "/" + field, detail));
    }
}
