package dev.pressroom.render.finish;

import java.io.IOException;

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
        AssetSource.Asset asset = Attachments.required(name, option, assets);
        try {
            PDDocument document = Loader.loadPDF(asset.content());
            if (document.isEncrypted()) {
                document.close();
                throw refusal(name, "is encrypted; store it without its password", null);
            }
            if (document.getNumberOfPages() == 0) {
                document.close();
                throw refusal(name, "has no pages", null);
            }
            return document;
        } catch (InvalidPasswordException e) {
            throw refusal(name, "is encrypted; store it without its password", e);
        } catch (IOException | ClassCastException e) {
            throw refusal(name, "is no PDF that can be read", e);
        }
    }

    static RenderFailure refusal(String name, String reason,
            @Nullable Exception cause) {
        return new RenderFailure(Code.ASSET_ERROR, "the asset '" + name + "' " + reason, cause);
    }
}
