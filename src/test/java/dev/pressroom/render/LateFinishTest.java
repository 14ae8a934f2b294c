package dev.pressroom.render;

import static dev.pressroom.render.Documents.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.option.Attachment;
import dev.pressroom.render.option.Attachment.Relationship;

/** The render looks at the clock itself after the layout too, since not every installation has forks to kill. */
class LateFinishTest {
    private static final Duration TIME = Duration.ofMillis(1_500);

    @BeforeEach
    void isWarm() {
        render("<p>warm");
    }

    @Test
    void endsAFinishThatIsLate() {
        long began = System.nanoTime();
        AssetSource slow = name -> {
            while (System.nanoTime() - began < TIME.plusMillis(300).toNanos()) {
                Thread.onSpinWait();
            }
            return new AssetSource.Asset("<?xml version='1.0'?><a/>".getBytes(StandardCharsets.UTF_8),
                    "application/xml");
        };
        var request = Documents.with(
                Finish.plain().attached(new Attachment("a.xml", "a.xml", null, null, null, Relationship.SOURCE))
                        .of("<p>x"),
                Documents.limits(limits -> limits.time(TIME)));

        RenderFailure late = catchThrowableOfType(RenderFailure.class, () -> Documents.PIPELINE.render(request, slow));

        assertThat(late).returns(Code.RENDER_TIMEOUT, RenderFailure::code);
        assertThat(Objects.requireNonNull(late.trace()).report().phases()).containsOnlyKeys("merge", "layout");
    }
}
