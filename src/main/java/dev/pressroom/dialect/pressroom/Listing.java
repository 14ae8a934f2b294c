package dev.pressroom.dialect.pressroom;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.pressroom.Slice;

/** A list on the wire. */
record Listing<T>(String object, List<T> data, @JsonProperty("has_more") boolean hasMore, String url) {

    static <R, T> Listing<T> of(Slice<R> slice, String url, Function<R, T> view) {
        return new Listing<>("list", slice.items().stream().map(view).toList(), slice.hasMore(), url);
    }
}
