package dev.pressroom.fork;

import static dev.pressroom.render.Documents.PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.Documents;
import dev.pressroom.render.Finish;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.render.option.Attachment;
import dev.pressroom.render.option.Attachment.Relationship;
import dev.pressroom.render.option.Description;
import dev.pressroom.render.option.EInvoice;
import dev.pressroom.render.option.EInvoice.Profile;
import dev.pressroom.render.option.Encryption;
import dev.pressroom.render.option.Encryption.Permission;
import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.render.option.Standard;
import dev.pressroom.render.option.Watermark;
import dev.pressroom.testing.Invoices;

/** What becomes of the pages is the same in a fork, down to the bytes and the verdict. */
class FinishedForkTest {
    private static final AssetSource ASSETS = name -> new AssetSource.Asset(
            Documents.render(Finish.as("pdf/a-3b").of("<p>" + name)).content(), "application/pdf");

    private final Forks forks = new Forks(1, new Settings(512, 100, true));

    @AfterEach
    void close() {
        forks.close();
    }

    @Test
    void finishesAsThisProcessWould() throws IOException {
        RenderRequest whole = Finish.as("pdf/a-3b").described(new Description("T", null, null, null, "de")).bookmarks()
                .attached(new Attachment("a.txt", null, "YQ==", "text/plain", null, Relationship.SOURCE))
                .invoiced(new EInvoice(Invoices.of(Profile.EN16931), null, Profile.EN16931))
                .marked(new Watermark("DRAFT", null, 0.2, 30, "#336699", true, true))
                .bound(List.of("cover.pdf"), List.of("terms.pdf")).of("<h1>Whole</h1>");
        RenderRequest locked = Finish.plain().locked(new Encryption("p", null, EnumSet.of(Permission.PRINT)))
                .of("<p>locked");

        RenderedPdf forked = forks.render(whole, ASSETS);
        RenderedPdf closed = forks.render(locked, ASSETS);

        RenderedPdf own = PIPELINE.render(whole, ASSETS);
        assertThat(forked.content()).isEqualTo(own.content());
        assertThat(forked.pages()).isEqualTo(3);
        assertThat(forked.report().verdict()).isEqualTo(own.report().verdict()).isNotNull();
        assertThat(forked.report().phases()).containsOnlyKeys("merge", "layout", "finish", "verdict");
        try (PDDocument document = Loader.loadPDF(closed.content(), "p")) {
            assertThat(document.isEncrypted()).isTrue();
        }
        var strict = Documents.with(Documents.document("<svg width='9' height='9'><path d='M0 0h9v9z'/></svg>"),
                FinishOptions.of(Standard.of("pdf/ua-1").orElseThrow(), true));
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> forks.render(strict, ASSETS))
                .returns(Code.PDF_STANDARD_FAILED, RenderFailure::code);
    }
}
