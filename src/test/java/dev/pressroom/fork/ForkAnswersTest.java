package dev.pressroom.fork;

import static dev.pressroom.render.Documents.PIPELINE;
import static dev.pressroom.render.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.Documents;
import dev.pressroom.render.PageOptions;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderTrace;
import dev.pressroom.render.RenderedPdf;

/** What a fork answers is what this process would have made itself. */
class ForkAnswersTest {
    private static final AssetSource NO_ASSETS = name -> null;

    private final Forks forks = new Forks(1, new Settings(256, 100));

    @AfterEach
    void close() {
        forks.close();
    }

    @Test
    void rendersTheVeryBytesThatThisProcessWould() {
        RenderRequest request = new RenderRequest("<h1>{title} ✓</h1>", "h1 {color: teal}", "{\"title\": \"Grüße\"}",
                new PageOptions("A5", true, "10mm"), Locale.GERMANY, ZoneId.of("Europe/Berlin"), Documents.LIMITS,
                new RenderRequest.Picture(1, 50));

        RenderedPdf forked = forks.render(request, NO_ASSETS);

        RenderedPdf own = PIPELINE.render(request, NO_ASSETS);
        assertThat(forked.content()).isEqualTo(own.content());
        assertThat(forked.picture()).isEqualTo(own.picture());
        assertThat(forked.pages()).isEqualTo(1);
        assertThat(forked.report().warnings()).isEqualTo(own.report().warnings());
        assertThat(forked.report().fonts()).isNotEmpty().isEqualTo(own.report().fonts());
        assertThat(forked.report().phases()).containsOnlyKeys("merge", "layout", "finish");
    }

    @Test
    void handsAssetsOverAndTellsOfThoseThatAreMissing() {
        RenderRequest request = document("<p><img src='logo.svg' alt=''><img src='none.png' alt=''></p>");
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        AssetSource assets = name -> name.equals("logo.svg") ? new AssetSource.Asset(svg, "image/svg+xml") : null;

        RenderedPdf pdf = forks.render(request, assets);

        assertThat(pdf.content()).isEqualTo(PIPELINE.render(request, assets).content());
        assertThat(pdf.report().warnings()).extracting("code").containsOnlyOnce("missing-asset");
    }

    @Test
    void tellsWhatAFailedRenderLeftBehind() {
        RenderRequest request = document("<p><img src='logo.png'>{a}</p>", "{\"a\": \"merged\"}").debugged();
        AssetSource broken = name -> new AssetSource.Asset(new byte[]{1}, "image/png");

        RenderFailure failure = catchThrowableOfType(RenderFailure.class, () -> forks.render(request, broken));

        RenderTrace trace = Objects.requireNonNull(failure.trace());
        assertThat(trace.html()).contains("merged");
        assertThat(trace.report().phases()).containsOnlyKeys("merge");
    }
}
