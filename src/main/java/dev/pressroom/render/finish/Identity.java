package dev.pressroom.render.finish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

import dev.pressroom.render.option.Description;
import dev.pressroom.render.option.FinishOptions;

/** What the document says of itself: information dictionary, catalog and metadata stream, all three alike. */
final class Identity {
    private static final String PRODUCER = "Pressroom";

    private Identity() {}

    /** Replaces whatever the layout or a merged document had written. */
    static void write(PDDocument document, Description description, FinishOptions options) throws IOException {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        document.setDocumentInformation(information(description));
        document.setDocumentId((long) String.valueOf(description.title()).hashCode());
        catalog.setLanguage(description.language());
        if (description.title() != null) {
            var preferences = new PDViewerPreferences(new COSDictionary());
            preferences.setDisplayDocTitle(true);
            catalog.setViewerPreferences(preferences);
        }
        if (catalog.getDocumentOutline() != null) {
            catalog.setPageMode(PageMode.USE_OUTLINES);
        }
        var standard = options.standard();
        if (standard == null) {
            return;
        }
        var marks = new PDMarkInfo();
        marks.setMarked(standard.tagged());
        catalog.setMarkInfo(marks);
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(
                Xmp.of(description, standard, options.facturX(), PRODUCER).getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(metadata);
    }

    private static PDDocumentInformation information(Description description) {
        var information = new PDDocumentInformation();
        information.setProducer(PRODUCER);
        set(description.title(), information::setTitle);
        set(description.author(), information::setAuthor);
        set(description.subject(), information::setSubject);
        set(description.keywords(), information::setKeywords);
        return information;
    }

    private static void set(@Nullable String value, Consumer<String> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
