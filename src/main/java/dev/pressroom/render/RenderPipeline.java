package dev.pressroom.render;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.finish.Finishing;
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
        try {
            return new Run(request, assets, trust, stop).render();
        } catch (RenderFailure failure) {
            throw failure;
        } catch (StackOverflowError e) {
            throw new RenderFailure(Code.HTML_TOO_COMPLEX, "the document is nested too deep", e);
        } catch (OutOfMemoryError e) {
            throw new RenderFailure(Code.RENDER_OUT_OF_MEMORY, "the document needs more memory than there is", e);
        } catch (IOException | RuntimeException e) {
            throw failure(e);
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
        private final Stop stop;
        private final Warnings warnings = new Warnings();
        private final Map<String, Long> phases = new LinkedHashMap<>();
        private final Deadline whole;
        private long phaseBegan = System.nanoTime();

        Run(RenderRequest request, AssetSource assets, TrustSource trust, Stop stop) {
            this.request = request;
            this.assets = assets;
            this.trust = trust;
            this.stop = stop;
            whole = Deadline.in(request.limits().times().render(), Code.RENDER_TIMEOUT, "the render");
        }

        RenderedPdf render() throws IOException {
            watch.began(Phase.MERGE, request.limits().time(Phase.MERGE));
            String html = engine.merge(request);
            ended("merge");
            var guard = new Guard(began(Phase.LAYOUT), stop, warnings);
            var counted = new CountedAssets(assets, request.limits().assets(), guard);
            try (LaidOut pages = layout.layOut(html, request, counted, guard)) {
                ended("layout");
                var finishing = new Finishing(pages, request, counted, warnings);
                guard.until(began(Phase.FINISH));
                byte[] open = finishing.document();
                guard.check();
                int count = pages.document().getNumberOfPages();
                byte[] png = picture(open);
                byte[] unsigned = finishing.closed(open);
                guard.check();
                ended("finish");
                byte[] pdf = signed(unsigned, counted);
                guard.check();
                Verdict verdict = verdict(pdf, guard);
                return new RenderedPdf(pdf, count, png,
                        new RenderReport(warnings.list(), Collections.unmodifiableMap(phases), verdict));
            }
        }

        /** The end of this phase, or of the whole render where that is sooner. */
        private Deadline began(Phase phase) {
            watch.began(phase, request.limits().time(phase));
            return phase.deadline(request.limits()).orSooner(whole);
        }

        private byte @Nullable [] picture(byte[] pdf) throws IOException {
            var picture = request.picture();
            return picture == null ? null : Pictures.draw(pdf, picture, request.limits().pixels());
        }

        /** Of the bytes as they go out; null where nothing was promised. */
        private @Nullable Verdict verdict(byte[] pdf, Guard guard) {
            Standard standard = request.finish().standard();
            if (standard == null) {
                return null;
            }
            guard.until(began(Phase.VERDICT));
            guard.check();
            Verdict verdict = Judge.judge(pdf, standard, password());
            guard.check();
            ended("verdict");
            if (!verdict.compliant() && request.finish().strict()) {
                throw new RenderFailure(Code.PDF_STANDARD_FAILED, verdict.words());
            }
            return verdict;
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
        }
    }
}
