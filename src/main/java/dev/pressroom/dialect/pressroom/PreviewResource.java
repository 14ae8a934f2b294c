package dev.pressroom.dialect.pressroom;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.access.Caller;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.storage.Documents;

/** What a template looks like: made by a job like any other, answered at once, and forgotten. */
@Path("/v1/templates/{id}/preview")
@Tag(name = "Templates")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class PreviewResource {
    private final Previews previews;
    private final Bodies bodies;
    private final CurrentCaller caller;

    PreviewResource(Previews previews, Bodies bodies, CurrentCaller caller) {
        this.previews = previews;
        this.bodies = bodies;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.JOBS_WRITE)
    @Produces(Documents.PDF)
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PreviewWire.Preview.class)))
    @Operation(summary = "Preview a template", description = "Answers the PDF or, with `Accept: image/png`, a picture of one page.")
    public RestMulti<Buffer> pdf(@RestPath String id, byte @Nullable [] body) {
        return answer(id, body, false);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.JOBS_WRITE)
    @Produces(Documents.PNG)
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PreviewWire.Preview.class)))
    @Operation(summary = "Preview a page as a picture")
    public RestMulti<Buffer> picture(@RestPath String id, byte @Nullable [] body) {
        return answer(id, body, true);
    }

    private RestMulti<Buffer> answer(String id, byte @Nullable [] body, boolean asPicture) {
        Caller mine = caller.get();
        Uni<Documents.Content> made = wanted(body)
                .chain(wanted -> previews.make(mine, Ids.TEMPLATE.parse(id), wanted, asPicture));
        return RestMulti.fromUniResponse(made, Documents.Content::bytes, content -> Map.of(
                HttpHeaders.CONTENT_LENGTH, List.of(String.valueOf(content.size())),
                HttpHeaders.CACHE_CONTROL, List.of("private, no-store")));
    }

    /** A preview needs no words: without a body it shows the sample data. */
    private Uni<PreviewWire.Preview> wanted(byte @Nullable [] body) {
        return body == null || body.length == 0
                ? Uni.createFrom().item(PreviewWire.Preview.PLAIN)
                : bodies.read(body, PreviewWire.Preview.class, wire -> wire);
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
