package dev.pressroom.render.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.BitSet;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter.ICUBidiSplitterFactory;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderReport.Font;
import dev.pressroom.render.RenderReport.Place;
import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.layout.fence.ResourceFence;
import dev.pressroom.render.layout.fence.SvgFence;
import dev.pressroom.render.layout.font.Characters;
import dev.pressroom.render.layout.font.DeclaredFonts;
import dev.pressroom.render.layout.font.DocumentFonts;
import dev.pressroom.render.layout.font.FontLibrary;
import dev.pressroom.render.layout.font.FontStandIns;
import dev.pressroom.render.layout.font.MeasuredText;
import dev.pressroom.render.layout.font.MetricsCache;
import dev.pressroom.render.layout.font.SvgFonts;
import dev.pressroom.render.layout.guard.Diagnostics;
import dev.pressroom.render.layout.guard.Guard;
import dev.pressroom.render.layout.guard.GuardedBreaker;
import dev.pressroom.render.layout.guard.GuardedPages;
import dev.pressroom.render.layout.guard.GuardedStyles;
import dev.pressroom.render.layout.svg.SvgDrawer;
import dev.pressroom.render.option.Description;
import dev.pressroom.render.option.FinishOptions;

/** HTML to PDF pages by openhtmltopdf, with our fonts, our fence and our limits around it. */
public final class OpenHtmlPdf {
    /** Shown for a character that no font has. */
    private static final String REPLACEMENT = "\uFFFD";
    /** No resource is ever fetched by it; a base is what the engine needs to resolve relative URLs at all. */
    private static final String BASE = "asset:";
    private static final String[] NO_PROTOCOLS = {"http", "https", "file", "jar", "ftp", "classpath", "jrt", "mailto"};

    private final FontLibrary library = new FontLibrary();
    private final SvgFonts svgFonts = new SvgFonts(library);

    public OpenHtmlPdf() {
        FontStandIns.install(library);
    }

    /**
     * @return open; whoever asked closes it
     * @throws RenderFailure with its reason where the document cannot or may not be laid out
     */
    public LaidOut layOut(String html, RenderRequest request, AssetSource assets, Guard guard) {
        var fence = new ResourceFence(assets, request.limits().pixels(), request.finish().archivePart() == 1,
                guard);
        var fences = new HtmlDocument.Fences(fence, new SvgFence(fence, guard), guard);
        HtmlDocument parsed = HtmlDocument.of(html, request, fences);
        Characters characters = parsed.characters();
        var document = new PDDocument();
        try {
            var fonts = new DocumentFonts(library, document, characters);
            String visible = lay(new Job(parsed, characters, fonts, document, request, guard), fence);
            List<Font> faces = fonts.onPages(fence.ownFonts());
            warnOfCharacters(parsed, characters, fence, guard);
            return new LaidOut(document, description(parsed, request.finish()), fonts, characters.all(), visible,
                    parsed.words(), faces);
        } catch (Throwable e) {
            closeQuietly(document);
            throw e;
        }
    }

    private static Description description(HtmlDocument html, FinishOptions options) {
        return options.description()
                .over(html.description(options.standard() != null && options.standard().accessible()));
    }

    private record Job(HtmlDocument html, Characters characters, DocumentFonts fonts, PDDocument document,
            RenderRequest request, Guard guard) {}

    /** @return the visible text, null where nobody asked for a standard */
    private @Nullable String lay(Job job, ResourceFence fence) {
        var metrics = new MetricsCache(library, !job.html().hasFields());
        var pages = new GuardedPages(job.request().limits().pages(), job.guard());
        var diagnostics = new Diagnostics(job.guard(), fence::sheet);
        try (PdfBoxRenderer renderer = fenced(builder(job, metrics, pages, diagnostics), fence).buildPdfRenderer()) {
            var declared = renderer.getSharedContext().getCss().getFontFaceRules();
            var context = renderer.getSharedContext();
            metrics.declared(DocumentFonts.names(declared));
            var resolver = new DeclaredFonts(renderer, job.fonts(), metrics, fence::font);
            resolver.declare(declared);
            job.fonts().register(resolver, declared, job.html().language());
            context.setFontResolver(resolver);
            context.setTextRenderer(new MeasuredText(job.fonts()));
            context.setCss(new GuardedStyles(context, pages, diagnostics));
            renderer.layout();
            job.guard().check();
            diagnostics.conclude();
            Overflow.look(renderer.getRootBox(), context, job.guard());
            pages.require(renderer.getRootBox().getLayer().getPages().size());
            renderer.createPDFWithoutClosing();
            job.guard().check();
            return job.request().finish().standard() == null
                    ? null
                    : VisibleText.of(renderer.getDocument(), context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PdfRendererBuilder builder(Job job, MetricsCache metrics, GuardedPages pages, Diagnostics diagnostics) {
        var builder = new PdfRendererBuilder();
        builder.usePDDocument(job.document());
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, metrics);
        builder.usePageSupplier(pages);
        builder.useNamespaceHandler(new StyleSheets(job.guard(), job.request().css() != null));
        builder.useReplacementText(REPLACEMENT);
        builder.useSVGDrawer(new SvgDrawer(svgFonts, job.guard()));
        builder.useUnicodeLineBreaker(new GuardedBreaker(
                new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(job.request().locale())), job.guard(),
                job.characters().thai()));
        builder.withDiagnosticConsumer(diagnostics);
        bidi(builder, job);
        Conformance.claim(builder, job.request().finish().standard());
        builder.withW3cDocument(job.html().dom(), BASE);
        return builder;
    }

    private static PdfRendererBuilder fenced(PdfRendererBuilder builder, ResourceFence fence) {
        builder.useUriResolver(fence);
        builder.useExternalResourceAccessControl(fence, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(fence, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useProtocolsStreamImplementation(fence, NO_PROTOCOLS);
        builder.useProtocolsStreamImplementation(fence, "data", "asset");
        return builder;
    }

    /** Only where it is needed: reordering costs every text run. */
    private static void bidi(PdfRendererBuilder builder, Job job) {
        boolean rightToLeft = job.html().rightToLeft();
        if (rightToLeft || job.html().hasRightToLeftParts() || job.characters().rightToLeft()) {
            builder.useUnicodeBidiSplitter(new ICUBidiSplitterFactory());
            builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
            builder.defaultTextDirection(rightToLeft ? TextDirection.RTL : TextDirection.LTR);
        }
    }

    private void warnOfCharacters(HtmlDocument html, Characters characters, ResourceFence fence, Guard guard) {
        BitSet missing = library.lacking(characters.text(), html.language());
        missing.andNot(fence.ownCharacters());
        missing.stream().limit(20).forEach(codePoint -> {
            String place = html.place(codePoint);
            String message = String.format("no font has the character '%s' (U+%04X)", Character.toString(codePoint),
                    codePoint);
            guard.warn(new Warning("missing-glyph", message, place == null ? null : Place.of(place), null));
        });
    }

    private static void closeQuietly(PDDocument document) {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
