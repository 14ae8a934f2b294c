package dev.pressroom.dialect.pressroom;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.pressroom.Cursor;

/** The query parameters of every list; a door takes it as {@code @BeanParam}. */
class Paging {
    @RestQuery
    @Parameter(description = "Items in the answer, 1 to 100; 10 unless told.")
    @Nullable
    String limit;

    @RestQuery("starting_after")
    @Parameter(description = "An id: the list goes on behind it, towards older items.")
    @Nullable
    String startingAfter;

    @RestQuery("ending_before")
    @Parameter(description = "An id: the list ends before it, towards newer items.")
    @Nullable
    String endingBefore;

    Cursor cursor(Ids kind) {
        if (startingAfter != null && endingBefore != null) {
            throw QueryFaults.of("starting_after", "Send starting_after or ending_before, not both.");
        }
        return new Cursor(number(), position(kind, "starting_after", startingAfter),
                position(kind, "ending_before", endingBefore));
    }

    private int number() {
        if (limit == null) {
            return 10;
        }
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > Cursor.MAX_LIMIT) {
            throw QueryFaults.of("limit", "limit is a number from 1 to 100.");
        }
        return Integer.parseInt(limit);
    }

    private static @Nullable UUID position(Ids kind, String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return kind.read(text).orElseThrow(() -> QueryFaults.of(name, name + " is the id of an item of this list."));
    }
}
