package dev.pressroom.render.finish;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

import dev.pressroom.render.option.Encryption;
import dev.pressroom.render.option.Encryption.Permission;

/** Passwords and permissions (ISO 32000-2, 7.6.4, revision 6). */
final class Protection {
    private static final int KEY_BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Protection() {}

    static byte[] protect(byte[] pdf, Encryption wanted, long limit) throws IOException {
        String user = wanted.userPassword() == null ? "" : wanted.userPassword();
        String owner = wanted.ownerPassword() == null ? unknown() : wanted.ownerPassword();
        var policy = new StandardProtectionPolicy(owner, user, permission(wanted));
        policy.setEncryptionKeyLength(KEY_BITS);
        policy.setPreferAES(true);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.protect(policy);
            return PdfWriter.saved(document, limit);
        }
    }

    /** Without one of its own the restrictions would be lifted by whoever can open the document. */
    private static String unknown() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static AccessPermission permission(Encryption wanted) {
        var allowed = wanted.permissions();
        var permission = new AccessPermission();
        permission.setCanPrint(allowed.contains(Permission.PRINT)
                || allowed.contains(Permission.PRINT_HIGH_RESOLUTION));
        permission.setCanPrintFaithful(allowed.contains(Permission.PRINT_HIGH_RESOLUTION));
        permission.setCanExtractContent(allowed.contains(Permission.COPY));
        permission.setCanModify(allowed.contains(Permission.MODIFY));
        permission.setCanModifyAnnotations(allowed.contains(Permission.ANNOTATE));
        permission.setCanFillInForm(allowed.contains(Permission.FILL_FORMS));
        permission.setCanAssembleDocument(allowed.contains(Permission.ASSEMBLE));
        permission.setCanExtractForAccessibility(true);
        return permission;
    }
}
