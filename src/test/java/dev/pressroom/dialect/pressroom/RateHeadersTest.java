package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.pressroom.access.rate.Level;
import dev.pressroom.access.rate.Policy;
import dev.pressroom.access.rate.Policy.Manner;

class RateHeadersTest {
    private static final Policy KEY = new Policy("key", 100, Duration.ofMinutes(1), Manner.EVEN);
    private static final Policy ACCOUNT = new Policy("account", 1000, Duration.ofMinutes(10), Manner.EXACT);

    @Test
    void saysOfEachPolicyHowMuchInHowManySeconds() {
        String header = RateHeaders.policies(List.of(new Level(KEY, 50, Duration.ofSeconds(30)),
                new Level(ACCOUNT, 0, Duration.ofSeconds(3))));

        assertThat(header).isEqualTo("\"key\";q=100;w=60, \"account\";q=1000;w=600");
    }

    @Test
    void saysOfEachPolicyWhatIsLeftAndUntilWhenNeverTooEarly() {
        String header = RateHeaders.levels(List.of(new Level(KEY, 50, Duration.ofMillis(29_001)),
                new Level(ACCOUNT, 0, Duration.ofSeconds(3))));

        assertThat(header).isEqualTo("\"key\";r=50;t=30, \"account\";r=0;t=3");
    }
}
