package dev.pressroom.render.finish;

import java.io.IOException;
import java.util.Base64;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.option.Attachment;

/** Files that were asked to travel within the document. */
final class Attachments {
    private Attachments() {}

    /** @throws RenderFailure where an asset is not there */
    static void add(PDDocument document, List<Attachment> attachments, AssetSource assets) throws IOException {
        for (Attachment attachment : attachments) {
            file(attachment, assets).add(document);
        }
    }

    private static EmbeddedFile file(Attachment attachment, AssetSource assets) {
        String name = attachment.asset();
        if (name == null) {
            byte[] content = Base64.getDecoder().decode(String.valueOf(attachment.content()));
            return file(attachment, content, attachment.mediaType());
        }
        AssetSource.Asset asset = required(name, "attachments", assets);
        return file(attachment, asset.content(),
                attachment.mediaType() == null ? asset.mediaType() : attachment.mediaType());
    }

    private static EmbeddedFile file(Attachment attachment, byte[] content,
            @Nullable String mediaType) {
        return new EmbeddedFile(attachment.name(), content, mediaType, attachment.description(),
                attachment.relationship().text());
    }

    /** @param option that names it */
    static AssetSource.Asset required(String name, String option, AssetSource assets) {
        AssetSource.Asset asset = assets.find(name);
        if (asset == null) {
            throw new RenderFailure(Code.ASSET_ERROR,
                    "there is no asset '" + name + "', which options." + option + " names");
        }
        return asset;
    }
}
