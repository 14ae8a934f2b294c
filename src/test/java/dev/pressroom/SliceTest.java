package dev.pressroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class SliceTest {
    private static final Cursor TOWARDS_OLDER = new Cursor(2, new UUID(0, 9), null);
    private static final Cursor TOWARDS_NEWER = new Cursor(2, null, new UUID(0, 1));

    @Test
    void asksForOneRowMoreThanItShows() {
        assertThat(TOWARDS_OLDER.fetch()).isEqualTo(3);
    }

    @Test
    void showsTheNewestFirstTowardsOlderRows() {
        assertThat(Slice.of(List.of(8, 7, 6), TOWARDS_OLDER)).isEqualTo(new Slice<>(List.of(8, 7), true));
    }

    @Test
    void showsTheNewestFirstTowardsNewerRows() {
        assertThat(Slice.of(List.of(2, 3, 4), TOWARDS_NEWER)).isEqualTo(new Slice<>(List.of(3, 2), true));
    }

    @Test
    void startsWithTheNewestWithoutAPosition() {
        assertThat(Slice.of(List.of(9, 8, 7), new Cursor(2, null, null)))
                .isEqualTo(new Slice<>(List.of(9, 8), true));
    }

    @Test
    void endsWhereTheRowsEndTowardsOlder() {
        assertThat(Slice.of(List.of(2, 1), TOWARDS_OLDER)).isEqualTo(new Slice<>(List.of(2, 1), false));
    }

    @Test
    void endsWhereTheRowsEndTowardsNewer() {
        assertThat(Slice.of(List.of(8, 9), TOWARDS_NEWER)).isEqualTo(new Slice<>(List.of(9, 8), false));
    }

    @Test
    void showsNothingOfNothing() {
        assertThat(Slice.of(List.of(), TOWARDS_NEWER)).isEqualTo(new Slice<>(List.of(), false));
    }

    @Test
    void keepsOrderAndEndWhenItsItemsAreMapped() {
        assertThat(new Slice<>(List.of(2, 1), true).map(String::valueOf))
                .isEqualTo(new Slice<>(List.of("2", "1"), true));
    }
}
