package dev.pressroom.render;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderReport.Font;
import dev.pressroom.render.finish.Finishing;
import dev.pressroom.render.finish.Merger;
import dev.pressroom.render.finish.Pictures;
import dev.pressroom.render.finish.signature.Signer;
import dev.pressroom.render.finish.signature.TrustSource;
import dev.pressroom.render.layout.LaidOut;
import dev.pressroom.render.layout.OpenHtmlPdf;
import dev.pressroom.render.layout.guard.CountedAssets;
import dev.pressroom.render.layout.guard.Guard;
import dev.pressroom.render.merge.ClosedEngine;
import dev.pressroom.render.option.Encryption;
import dev.pressroom.render.option.Standard;
import dev.pressroom.render.verdict.Judge;
import dev.pressroom.render.verdict.Verdict;

/** Merge, layout, finish, one document at a time on each thread; needs nothing but itself, so any process can have one. */
public class RenderPipeline implements Renderer {
    private static final int WARM_UP = 200;

    private final ClosedEngine engine = new ClosedEngine();
    private final OpenHtmlPdf layout = new OpenHtmlPdf();
    private final boolean warmUpStandards;
    private final Phase.Watch watch;

    public RenderPipeline() {
        this(false);
    }

    /** @param warmUpStandards whether the first document in a standard finds its profiles read */
    public RenderPipeline(boolean warmUpStandards) {
        this(warmUpStandards, Phase.Watch.NOBODY);
    }

    /** @param watch hears of the phases of every render, one render at a time where it is to make sense of them */
    public RenderPipeline(boolean warmUpStandards, Phase.Watch watch) {
        this.warmUpStandards = warmUpStandards;
        this.watch = watch;
    }

    @Override
    public RenderedPdf render(RenderRequest request, AssetSource assets, TrustSource trust, Stop stop) {
        var run = new Run(request, assets, trust, stop);
        try {
            return request.merging() ? run.merge() : run.render();
        } catch (RenderFailure failure) {
            throw failure.with(run.trace());
        } catch (StackOverflowError e) {
            throw new RenderFailure(Code.HTML_TOO_COMPLEX, "the document is nested too deep", e).with(run.trace());
        } catch (OutOfMemoryError e) {
            throw new RenderFailure(Code.RENDER_OUT_OF_MEMORY, "the document needs more memory than there is", e)
                    .with(run.trace());
        } catch (IOException | RuntimeException e) {
            RuntimeException failure = failure(e);
            throw failure instanceof RenderFailure render ? render.with(run.trace()) : failure;
        } finally {
            watch.ended();
        }
    }

    /** The engine wraps what its hooks throw. */
    private static RuntimeException failure(Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RenderFailure || cause instanceof AssetSource.Away
                    || cause instanceof TrustSource.Away) {
                return (RuntimeException) cause;
            }
        }
        if (String.valueOf(thrown.getMessage()).startsWith("The content ")) {
            return new RenderFailure(Code.TEMPLATE_ERROR, "the page's size and margins leave no room for content",
                    thrown);
        }
        return new RenderFailure(Code.RENDER_ERROR, "the layout engine gave up on this document", thrown);
    }

    @Override
    public void warmUp() {
        warmUp(WARM_UP);
    }

    /** @param documents at most; those that take longer than some seconds together are left out */
    public void warmUp(int documents) {
        WarmUp.run(this, documents);
        if (warmUpStandards) {
            WarmUp.standards(this);
        }
    }

    private final class Run {
        private final RenderRequest request;
        private final AssetSource assets;
        private final TrustSource trust;
        private final Warnings warnings = new Warnings();
        private final Guard guard;
        private final Map<String, Long> phases = new LinkedHashMap<>();
        private final Deadline whole;
        private long phaseBegan = System.nanoTime();
        private @Nullable String html;
        private @Nullable Integer pages;
        private List<Font> fonts = List.of();
        private @Nullable Verdict verdict;

        Run(RenderRequest request, AssetSource assets, TrustSource trust, Stop stop) {
            this.request = request;
            this.assets = assets;
            this.trust = trust;
            whole = Deadline.in(request.limits().times().render(), Code.RENDER_TIMEOUT, "the render");
            guard = new Guard(whole, stop, warnings);
        }

        RenderedPdf render() throws IOException {
            watch.began(Phase.MERGE, request.limits().time(Phase.MERGE));
            String merged = engine.merge(request);
            html = request.debug() ? merged : null;
            ended("merge");
            began(Phase.LAYOUT);
            var counted = new CountedAssets(assets, request.limits().assets(), guard);
            try (LaidOut laidOut = layout.layOut(merged, request, counted, guard)) {
                fonts = laidOut.faces();
                ended("layout");
                var finishing = new Finishing(laidOut, request, counted, guard);
                began(Phase.FINISH);
                byte[] open = finishing.document();
                guard.check();
                int count = laidOut.document().getNumberOfPages();
                pages = count;
                byte[] png = picture(open);
                byte[] unsigned = finishing.closed(open);
                ended("finish");
                byte[] pdf = signed(unsigned, counted);
                judge(pdf);
                return new RenderedPdf(pdf, count, png, trace());
            }
        }

        RenderedPdf merge() throws IOException {
            began(Phase.FINISH);
            var merged = new Merger(assets, request.limits(), guard).merge();
            pages = merged.pages();
            ended("finish");
            return new RenderedPdf(merged.pdf(), merged.pages(), null, trace());
        }

        RenderTrace trace() {
            return new RenderTrace(new RenderReport(pages, fonts, warnings.list(),
                    Collections.unmodifiableMap(new LinkedHashMap<>(phases)), verdict), html);
        }

        /** It may go on to its own end, or to that of the whole render where that is sooner. */
        private void began(Phase phase) {
            watch.began(phase, request.limits().time(phase));
            guard.until(phase.deadline(request.limits()).orSooner(whole));
        }

        private byte @Nullable [] picture(byte[] pdf) throws IOException {
            var picture = request.picture();
            return picture == null ? null : Pictures.draw(pdf, picture, request.limits().pixels());
        }

        /** The bytes as they go out, where something was promised of them. */
        private void judge(byte[] pdf) {
            Standard standard = request.finish().standard();
            if (standard == null) {
                return;
            }
            began(Phase.VERDICT);
            guard.check();
            Verdict found = Judge.judge(pdf, standard, password());
            verdict = found;
            ended("verdict");
            if (!found.compliant() && request.finish().strict()) {
                throw new RenderFailure(Code.PDF_STANDARD_FAILED, found.words());
            }
        }

        private String password() {
            Encryption encryption = request.finish().encryption();
            return encryption == null ? "" : Objects.requireNonNullElse(encryption.userPassword(), "");
        }

        /** Last of all that changes the document: whatever came after it would break the signature. */
        private byte[] signed(byte[] pdf, AssetSource counted) throws IOException {
            var order = request.signature();
            if (order == null) {
                return pdf;
            }
            byte[] signed = Signer.sign(pdf, request, order, counted, trust);
            long limit = request.limits().pdfBytes();
            if (signed.length > limit) {
                throw new RenderFailure(Code.PDF_SIZE_EXCEEDED,
                        "the signed PDF has " + signed.length + " bytes; " + limit + " are allowed");
            }
            ended("sign");
            return signed;
        }

        private void ended(String phase) {
            long now = System.nanoTime();
            phases.put(phase, (now - phaseBegan) / 1_000_000);
            phaseBegan = now;
            guard.check();
        }
    }
}
