package dev.pressroom.dialect.pressroom;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

/** The answer to a POST that made something, with its address. */
final class Created {
    private Created() {}

    /** Not to be cached: it may show a secret. */
    static <T> RestResponse<T> at(String path, T body) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, body)
                .header(HttpHeaders.LOCATION, path).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
