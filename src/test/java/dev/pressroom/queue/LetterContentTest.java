package dev.pressroom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.pressroom.job.Lane;

class LetterContentTest {
    private static final String ID = "0198f3a0-0000-7000-8000-00000000002a";
    private static final String MESSAGE = "{\"job\":\"" + ID + "\"}";

    @Test
    void tellsTheJobAndWhereTheMessageComesFrom() {
        var content = content(MESSAGE,
                Map.of("x-first-death-queue", "pressroom.jobs.bulk", "x-first-death-reason", "rejected"));

        assertThat(content)
                .isEqualTo(new LetterContent(Lane.BULK, "rejected", MESSAGE, true, UUID.fromString(ID)));
    }

    @Test
    void looksForTheFirstDeathInTheListWhereNoHeaderNamesIt() {
        var content = content(MESSAGE, Map.of("x-death",
                List.of(Map.of("queue", "other", "reason", "expired"),
                        Map.of("queue", "pressroom.jobs.express", "reason", "delivery_limit"))));

        assertThat(content.lane()).isEqualTo(Lane.EXPRESS);
        assertThat(content.reason()).isEqualTo("delivery_limit");
    }

    @Test
    void knowsNoLaneAndNoReasonOfWhatCameAnotherWay() {
        var content = content("hello", Map.of("x-first-death-queue", "somebody.else", "x-death", List.of("odd")));

        assertThat(content).isEqualTo(new LetterContent(null, null, "hello", true, null));
    }

    @Test
    void keepsThePartOfALongMessageThatItCan() {
        String rocket = "\uD83D\uDE80";

        var content = content("x".repeat(16 * 1024 - 1) + rocket, Map.of());

        assertThat(content.payload()).isEqualTo("x".repeat(16 * 1024 - 1));
        assertThat(content.whole()).isFalse();
    }

    @Test
    void keepsWhatCanBeShownOfBytesThatAreNoText() {
        var content = LetterContent.of(new byte[]{'a', 0, (byte) 0xff, 'b'}, Map.of());

        assertThat(content.payload()).isEqualTo("a\uFFFDb");
        assertThat(content.whole()).isFalse();
    }

    @Test
    void keepsAnEmptyMessage() {
        assertThat(content("", Map.of())).isEqualTo(new LetterContent(null, null, "", true, null));
    }

    private static LetterContent content(String body, Map<String, ?> headers) {
        return LetterContent.of(body.getBytes(StandardCharsets.UTF_8), headers);
    }
}
