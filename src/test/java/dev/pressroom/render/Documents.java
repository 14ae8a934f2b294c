package dev.pressroom.render;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.option.FinishOptions;

/** Render requests as tests write them. */
public final class Documents {
    /** Parsed fonts stay with the thread, so one pipeline serves all tests. */
    public static final RenderPipeline PIPELINE = new RenderPipeline();
    public static final RenderLimits LIMITS = new RenderLimits(100_000, 5_000_000, 150, 1_000, 10_000,
            40_000_000, 100, 500, 50_000_000, new RenderLimits.Times(Duration.ofSeconds(20), Duration.ofSeconds(120),
                    Duration.ofSeconds(120), Duration.ofSeconds(120), Duration.ofSeconds(120)));

    private Documents() {}

    public static RenderRequest document(String html) {
        return document(html, "{}");
    }

    public static RenderRequest document(String html, String data) {
        return new RenderRequest(html, null, data, PageOptions.NONE, Locale.US, ZoneId.of("Europe/Berlin"), LIMITS,
                null);
    }

    public static RenderedPdf render(String html) {
        return render(document(html));
    }

    public static RenderedPdf render(RenderRequest request) {
        return PIPELINE.render(request, name -> null);
    }

    public static RenderedPdf render(String html, Map<String, byte[]> assets) {
        return render(document(html), assets);
    }

    public static RenderedPdf render(RenderRequest request, Map<String, byte[]> assets) {
        return PIPELINE.render(request, name -> asset(assets.get(name)));
    }

    private static AssetSource.@Nullable Asset asset(byte @Nullable [] content) {
        return content == null ? null : new AssetSource.Asset(content, "application/octet-stream");
    }

    public static RenderRequest with(RenderRequest request, RenderLimits limits) {
        return new RenderRequest(request.html(), request.css(), request.data(), request.page(), request.locale(),
                request.zone(), limits, request.picture(), request.parts(), request.finish(), request.signature(),
                request.debug(), request.merging());
    }

    public static RenderRequest with(RenderRequest request, FinishOptions finish) {
        return request.with(finish);
    }

    public static RenderRequest in(RenderRequest request, String locale) {
        return new RenderRequest(request.html(), request.css(), request.data(), request.page(),
                Locale.forLanguageTag(locale), request.zone(), request.limits(), request.picture(),
                request.parts(), request.finish(), request.signature(),
                request.debug(), request.merging());
    }

    /** Limits that differ in one way from the usual ones. */
    public static RenderLimits limits(UnaryOperator<Limits> change) {
        return change.apply(new Limits()).limits();
    }

    /** Named, because a dozen numbers in a row say nothing. */
    public static final class Limits {
        private int iterations = LIMITS.iterations();
        private int htmlChars = LIMITS.htmlChars();
        private long pixels = LIMITS.pixels();
        private int pages = LIMITS.pages();
        private long pdfBytes = LIMITS.pdfBytes();
        private int assets = LIMITS.assets();
        private RenderLimits.Times times = LIMITS.times();

        public Limits iterations(int value) {
            iterations = value;
            return this;
        }

        public Limits mergeTime(Duration value) {
            times = new RenderLimits.Times(value, times.layout(), times.finish(), times.verdict(), times.render());
            return this;
        }

        public Limits layoutTime(Duration value) {
            times = new RenderLimits.Times(times.merge(), value, times.finish(), times.verdict(), times.render());
            return this;
        }

        public Limits finishTime(Duration value) {
            times = new RenderLimits.Times(times.merge(), times.layout(), value, times.verdict(), times.render());
            return this;
        }

        public Limits verdictTime(Duration value) {
            times = new RenderLimits.Times(times.merge(), times.layout(), times.finish(), value, times.render());
            return this;
        }

        public Limits assets(int value) {
            assets = value;
            return this;
        }

        public Limits htmlChars(int value) {
            htmlChars = value;
            return this;
        }

        public Limits pixels(long value) {
            pixels = value;
            return this;
        }

        public Limits pages(int value) {
            pages = value;
            return this;
        }

        public Limits pdfBytes(long value) {
            pdfBytes = value;
            return this;
        }

        public Limits time(Duration value) {
            times = new RenderLimits.Times(times.merge(), times.layout(), times.finish(), times.verdict(), value);
            return this;
        }

        private RenderLimits limits() {
            return new RenderLimits(iterations, htmlChars, LIMITS.depth(), LIMITS.span(), LIMITS.wordChars(), pixels,
                    assets, pages, pdfBytes, times);
        }
    }
}
