package dev.pressroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.buffer.Buffer;

class SqlTextTest {
    @Test
    void givesEachPlaceItsNumber() {
        SqlText text = SqlText.of("select :one where a = :two and (b = :one or c = any (:three))");

        assertThat(text.text()).isEqualTo("select $1 where a = $2 and (b = $3 or c = any ($4))");
        assertThat(text.names()).containsExactly("one", "two", "one", "three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select ' :name '", "select 'it''s :name'", "select a::text", "select '$1 \\ :x'"})
    void leavesColonsThatNameNothing(String statement) {
        SqlText text = SqlText.of(statement);

        assertThat(text.text()).isEqualTo(statement);
        assertThat(text.names()).isEmpty();
    }

    @Test
    void speaksOfValuesAsTheProtocolDoes() {
        var id = new UUID(1, 2);
        Object[] values = values(Map.of("at", Instant.EPOCH, "bytes", new byte[]{1}, "ids", List.of(id), "names",
                List.of("a", "b"), "number", 5L));

        assertThat(values).containsExactly(OffsetDateTime.parse("1970-01-01T00:00:00Z"),
                Buffer.buffer(new byte[]{1}), new UUID[]{id}, new String[]{"a", "b"}, 5L);
    }

    @Test
    void knowsNothingFromWhatIsMissing() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("a", null);

        assertThat(SqlText.of("select :a").values(parameters)).containsExactly((Object) null);
        assertThatIllegalArgumentException().isThrownBy(() -> SqlText.of("select :a, :b").values(parameters))
                .withMessageContaining("b");
    }

    private static Object[] values(Map<String, Object> parameters) {
        return SqlText.of("select :at, :bytes, :ids, :names, :number").values(parameters);
    }
}
