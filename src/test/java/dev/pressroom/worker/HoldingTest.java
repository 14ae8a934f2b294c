package dev.pressroom.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.pressroom.job.Attempt;
import dev.pressroom.job.JobOptions;
import dev.pressroom.job.Source;

class HoldingTest {
    private static final UUID ANY = new UUID(0, 0);

    private final Holding holding = new Holding(new Attempt(ANY, ANY, 1, new Attempt.Claim(ANY, 2, 1, 0, 0, Map.of()),
            new Source.Inline("", null), "{}", JobOptions.NONE));

    @Test
    void stopsTheRenderWhenTheLeaseIsLost() {
        holding.lost();

        assertThat(holding.stop().pulled()).isTrue();
        assertThat(holding.settle()).isFalse();
    }

    @Test
    void doesNotTakeItsOwnSettlingForALoss() {
        holding.settle();

        holding.lost();

        assertThat(holding.isSettling()).isTrue();
        assertThat(holding.stop().pulled()).isFalse();
        assertThat(holding.isLetGo()).isFalse();
    }

    @Test
    void isLetGoOnce() {
        assertThat(holding.letGo()).isTrue();
        assertThat(holding.letGo()).isFalse();
    }
}
