package dev.pressroom.web;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Requests that come near a door and reach none: the method, the media type or the rest of the path does not fit. */
class HttpRefusals {
    private final Doors doors;

    HttpRefusals(Doors doors) {
        this.doors = doors;
    }

    @ServerExceptionMapper
    RestResponse<String> notFound(NotFoundException failure, UriInfo uri, Request request) {
        return answer(failure, uri, request.getMethod(),
                Refusal.body(404, "Not found", "not-found", "There is nothing at this address."));
    }

    @ServerExceptionMapper
    RestResponse<String> notAllowed(NotAllowedException failure, UriInfo uri, Request request) {
        return answer(failure, uri, request.getMethod(), Refusal.body(405, "Method not allowed", "method-not-allowed",
                "This address does not take this method; see Allow."));
    }

    @ServerExceptionMapper
    RestResponse<String> notAcceptable(NotAcceptableException failure, UriInfo uri, Request request) {
        return answer(failure, uri, request.getMethod(), Refusal.body(406, "Not acceptable", "not-acceptable",
                "None of the media types in Accept can be had here."));
    }

    @ServerExceptionMapper
    RestResponse<String> notSupported(NotSupportedException failure, UriInfo uri, Request request) {
        return answer(failure, uri, request.getMethod(),
                Refusal.body(415, "Unsupported media type", "unsupported-media-type",
                        "This address does not take this Content-Type; most take application/json."));
    }

    private RestResponse<String> answer(WebApplicationException failure, UriInfo uri, String method, String ours) {
        int status = failure.getResponse().getStatus();
        String path = uri.getRequestUri().getPath();
        Doors.Worded words = doors.worded(method, path, status, ours);
        var answer = ResponseBuilder.<String>create(status).entity(words.body())
                .type(words.mediaType()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        String allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
        if (allow != null) {
            answer.header(HttpHeaders.ALLOW, allow);
        } else if (status == 405) {
            doors.methods(path).ifPresent(methods -> answer.header(HttpHeaders.ALLOW, methods));
        }
        return answer.build();
    }
}
