package dev.pressroom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import dev.pressroom.render.Documents.Limits;
import dev.pressroom.render.RenderFailure.Code;

/** Each phase of a render has a time limit and a code of its own, and whoever watches hears which is under way. */
class PhaseTest {
    private static final RenderRequest DOCUMENT = Documents.document("{#for i in 9}<p>x</p>{/for}");

    @Test
    void endsAMergeOverItsTime() {
        assertEnds(DOCUMENT, limits -> limits.mergeTime(Duration.ZERO), Code.MERGE_TIMEOUT, "the merge");
    }

    @Test
    void endsALayoutOverItsTime() {
        assertEnds(DOCUMENT, limits -> limits.layoutTime(Duration.ZERO), Code.LAYOUT_TIMEOUT, "the layout");
    }

    @Test
    void endsAFinishOverItsTime() {
        assertEnds(DOCUMENT, limits -> limits.finishTime(Duration.ZERO), Code.FINISH_TIMEOUT, "the finish");
    }

    @Test
    void endsAVerdictOverItsTime() {
        var archived = DOCUMENT.with(Finish.as("pdf/a-2b").options());

        assertEnds(archived, limits -> limits.verdictTime(Duration.ZERO), Code.VERDICT_TIMEOUT, "the verdict");
    }

    @Test
    void needsNoTimeForAVerdictThatNobodyAskedFor() {
        RenderRequest request = Documents.with(DOCUMENT,
                Documents.limits(limits -> limits.verdictTime(Duration.ZERO)));

        assertThat(Documents.render(request).pages()).isOne();
    }

    @Test
    void endsARenderWhosePhasesTogetherAreOverTheirTime() {
        assertEnds(DOCUMENT, limits -> limits.time(Duration.ZERO), Code.RENDER_TIMEOUT, "the render");
    }

    @Test
    void tellsWhoWatchesWhichIsUnderWay() {
        var heard = new ArrayList<String>();
        var pipeline = new RenderPipeline(false, new Phase.Watch() {
            @Override
            public void began(Phase phase, Duration limit) {
                heard.add(phase.toString());
            }

            @Override
            public void ended() {
                heard.add("over");
            }
        });

        pipeline.render(DOCUMENT, name -> null);

        assertThat(heard).containsExactly("merge", "layout", "finish", "over");
    }

    @Test
    void countsEachAssetOnceWhicheverPhaseAsksForIt() {
        byte[] css = "p{color:red}".getBytes();
        var twice = Documents.document("<link rel=stylesheet href=a.css><link rel=stylesheet href=a.css><p>x");

        var request = Documents.with(twice, Documents.limits(limits -> limits.assets(1)));

        assertThat(Documents.render(request, Map.of("a.css", css)).pages()).isOne();
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> Documents.render(
                        Documents.with(request, Documents.limits(limits -> limits.assets(0))), Map.of("a.css", css)))
                .returns(Code.ASSET_COUNT_EXCEEDED, RenderFailure::code)
                .withMessage("the document uses 1 assets or more; 0 are allowed");
    }

    private static void assertEnds(RenderRequest document, UnaryOperator<Limits> change, Code code, String what) {
        RenderRequest request = Documents.with(document, Documents.limits(change));

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> Documents.render(request))
                .returns(code, RenderFailure::code).withMessage(what + " took longer than 0 ms");
    }
}
