package dev.pressroom.render.finish;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;

/** A PDF among the account's assets. */
final class StoredPdf {
    private StoredPdf() {}

    /**
     * @param option that names it
     * @return open; whoever asked closes it
     * @throws RenderFailure that names the asset where it is missing, encrypted, damaged or empty
     */
    static PDDocument open(String name, String option, AssetSource assets) {
        PDDocument document = parsed(name, Attachments.required(name, option, assets).content());
        if (document.isEncrypted() || document.getNumberOfPages() == 0) {
            close(document);
            throw document.isEncrypted() ? encrypted(name, null) : refusal(name, "has no pages", null);
        }
        return document;
    }

    /** PDFBox meets damage with whatever it stumbles over. */
    private static PDDocument parsed(String name, byte[] pdf) {
        try {
            return Loader.loadPDF(pdf);
        } catch (InvalidPasswordException e) {
            throw encrypted(name, e);
        } catch (IOException | RuntimeException e) {
            throw refusal(name, "is no PDF that can be read", e);
        }
    }

    private static void close(PDDocument document) {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RenderFailure encrypted(String name, @Nullable Exception cause) {
        return refusal(name, "is encrypted; store it without its password", cause);
    }

    static RenderFailure refusal(String name, String reason,
            @Nullable Exception cause) {
        return new RenderFailure(Code.ASSET_ERROR, "the asset '" + name + "' " + reason, cause);
    }
}
