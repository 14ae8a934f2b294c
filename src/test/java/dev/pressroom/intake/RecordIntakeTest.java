package dev.pressroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.Lines;
import dev.pressroom.access.limit.Limit;
import dev.pressroom.access.limit.Limits;
import dev.pressroom.dataset.Datasets.Written;
import dev.pressroom.dataset.RecordDraft;

/** How a load writes what it reads. */
class RecordIntakeTest {
    private static final int LINES = 20_000;

    private final List<List<RecordDraft>> written = new ArrayList<>();

    @Test
    void holdsSomeHundredLinesOfTwentyThousand() {
        Loaded loaded = load(IntStream.range(0, LINES).mapToObj(i -> line("k" + i, "")).toList(), Set.of());

        assertThat(loaded.created()).isEqualTo(LINES);
        assertThat(written).allSatisfy(drafts -> assertThat(drafts).hasSizeLessThanOrEqualTo(500));
        assertThat(written.stream().mapToInt(List::size).sum()).isEqualTo(LINES);
    }

    @Test
    void holdsAMegabyteOfLongLines() {
        load(IntStream.range(0, 20).mapToObj(i -> line("k" + i, "x".repeat(400_000))).toList(), Set.of());

        assertThat(written).hasSize(7).allSatisfy(drafts -> assertThat(drafts).hasSizeLessThanOrEqualTo(3));
    }

    @Test
    void asksForNoPieceBeforeTheOneBeforeIsWritten() {
        var ahead = new ArrayList<Integer>();
        var asked = new int[1];
        RecordLoad load = loading(drafts -> {
            ahead.add(asked[0] - written.size());
            written.add(drafts);
            return new Written(Set.of(), Set.of());
        });
        String full = "%s%n".repeat(500);
        Multi<Buffer> pieces = Multi.createFrom().range(0, 5).invoke(_ -> asked[0]++)
                .map(piece -> Buffer.buffer(full.formatted(IntStream.range(0, 500)
                        .mapToObj(i -> line("k" + piece + "-" + i, "")).toArray())));

        pieces.onItem().transformToUniAndConcatenate(load::add).onItem().ignoreAsUni().await()
                .atMost(Duration.ofSeconds(30));

        assertThat(ahead).containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void tellsEachLineThatFindsNoRoom() {
        Loaded loaded = load(List.of(line("a", ""), line("b", ""), line("c", ""), line("b", "")), Set.of("b"));

        assertThat(loaded.created()).isEqualTo(2);
        assertThat(loaded.failed()).isEqualTo(2);
        assertThat(loaded.faults()).extracting(Loaded.Fault::line).containsExactly(2L, 4L);
    }

    @Test
    void listsTheFirstHundredFaultsAndCountsAll() {
        Loaded loaded = load(IntStream.range(0, 1000).mapToObj(_ -> "x").toList(), Set.of());

        assertThat(loaded.failed()).isEqualTo(1000);
        assertThat(loaded.faults()).hasSize(100);
        assertThat(loaded.faults().getLast().line()).isEqualTo(100);
    }

    private Loaded load(List<String> lines, Set<String> refused) {
        RecordLoad load = loading(drafts -> {
            written.add(drafts);
            var created = new ArrayList<>(drafts.stream().map(RecordDraft::key).toList());
            created.removeAll(refused);
            return new Written(Set.copyOf(created), refused);
        });
        return Multi.createFrom().iterable(lines).map(line -> Buffer.buffer(line + "\n"))
                .onItem().transformToUniAndConcatenate(load::add).onItem().ignoreAsUni().chain(load::end)
                .await().atMost(Duration.ofSeconds(60));
    }

    private static RecordLoad loading(java.util.function.Function<List<RecordDraft>, Written> put) {
        var all = new EnumMap<Limit, Long>(Limit.class);
        for (Limit limit : Limit.values()) {
            all.put(limit, 1_000_000L);
        }
        return new RecordLoad(new Lines(1_000_000),
                new RecordLine(new ObjectMapper().reader(), new Limits(all), 1_000_000),
                drafts -> Uni.createFrom().item(() -> put.apply(drafts)));
    }

    private static String line(String key, String filling) {
        return "{\"key\":\"" + key + "\",\"data\":{\"x\":\"" + filling + "\"}}";
    }
}
