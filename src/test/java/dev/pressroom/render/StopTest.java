package dev.pressroom.render;

import static dev.pressroom.render.Documents.PIPELINE;
import static dev.pressroom.render.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.pressroom.render.RenderFailure.Code;

class StopTest {
    private final Stop stop = new Stop();

    @Test
    void endsARenderThatIsUnderWay() {
        AssetSource pulling = name -> {
            stop.pull();
            return null;
        };

        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(
                        () -> PIPELINE.render(document("<p><img src='logo.png' alt=''>text</p><p>more"), pulling, stop))
                .extracting(RenderFailure::code).isEqualTo(Code.CANCELED);
    }

    @Test
    void runsTheBrakeThatIsThereWhenPulled() {
        var braked = new AtomicInteger();
        stop.brake(braked::incrementAndGet);

        stop.pull();

        assertThat(braked).hasValue(1);
    }

    @Test
    void runsABrakeThatComesTooLateAtOnce() {
        var braked = new AtomicInteger();
        stop.pull();

        stop.brake(braked::incrementAndGet);

        assertThat(braked).hasValue(1);
    }

    @Test
    void leavesABrakeAloneThatWasTakenAway() {
        var braked = new AtomicInteger();
        stop.brake(braked::incrementAndGet);
        stop.brake(null);

        stop.pull();

        assertThat(braked).hasValue(0);
    }
}
