package dev.pressroom.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.storage.Documents.Content;

class UnreadTest {
    private final Unread unread = new Unread();
    private final List<String> dropped = new ArrayList<>();

    @Test
    void dropsWhatNobodyReadsWhenTheReaderLeaves() {
        Content read = content("read");
        unread.opened(read);
        unread.opened(content("waiting"));

        assertThat(unread.bytes(read).collect().asList().await().indefinitely()).hasToString("[read]");
        unread.leave();
        unread.opened(content("late"));

        assertThat(dropped).containsExactly("waiting", "late");
    }

    @Test
    void readsNothingThatIsDropped() {
        Content content = content("waiting");
        unread.opened(content);

        unread.leave();

        assertThat(unread.bytes(content).collect().asList().await().indefinitely()).isEmpty();
        assertThat(dropped).containsExactly("waiting");
    }

    private Content content(String name) {
        return new Content(name.length(),
                Multi.createFrom().item(Buffer.buffer(name)).onCancellation().invoke(() -> dropped.add(name)));
    }
}
