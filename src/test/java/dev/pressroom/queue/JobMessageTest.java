package dev.pressroom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

class JobMessageTest {
    private static final String ID = "0198f3a0-0000-7000-8000-00000000002a";

    @Test
    void readsWhatItWrote() {
        var message = new JobMessage(UUID.fromString(ID));

        var read = JobMessage.read(new JsonObject(message.write().encode()));

        assertThat(read).contains(message);
    }

    @Test
    void carriesNothingButTheId() {
        assertThat(new JobMessage(UUID.fromString(ID)).write().getMap()).containsOnlyKeys("job");
    }

    @Test
    void letsLaterVersionsSayMore() {
        assertThat(JobMessage.read(new JsonObject().put("job", ID).put("more", true))).isPresent();
    }

    static Stream<Object> foreign() {
        return Stream.of(ID, new byte[]{1, 2}, Buffer.buffer(ID), new JsonArray().add(ID), new JsonObject(),
                new JsonObject().put("id", ID), new JsonObject().put("job", 42), new JsonObject().putNull("job"),
                new JsonObject().put("job", "42"), new JsonObject().put("job", ""));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void passesOverWhatIsNoMessageOfOurs(Object payload) {
        assertThat(JobMessage.read(payload)).isEmpty();
    }
}
