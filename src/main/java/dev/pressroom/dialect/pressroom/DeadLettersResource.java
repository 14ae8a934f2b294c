package dev.pressroom.dialect.pressroom;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.queue.DeadLetters;

/** Messages that the broker put aside; for the operator. */
@Path("/v1/operations/dead-letters")
@Tag(name = "Operations")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.OPERATOR)
class DeadLettersResource {
    private final DeadLetters letters;

    DeadLettersResource(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    @Operation(summary = "List dead letters, newest first", description = "Messages that are none of ours, or that no worker could take too often. No job depends on them.")
    public Uni<Listing<DeadLettersWire.Letter>> list(@BeanParam Paging paging) {
        return letters.list(paging.cursor(Ids.DEAD_LETTER))
                .map(slice -> Listing.of(slice, "/v1/operations/dead-letters", DeadLettersWire.Letter::card));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Get a dead letter, with what it says")
    public Uni<DeadLettersWire.Letter> get(@RestPath String id) {
        return letters.get(Ids.DEAD_LETTER.parse(id)).map(DeadLettersWire.Letter::of);
    }

    @POST
    @Path("{id}/redrive")
    @Operation(summary = "Send a dead letter back to its lane", description = "It stays in the list, with the time it was sent. 409 where it was not kept whole, 503 while the broker is away.")
    @Audited(value = "dead-letter.redriven", when = Audited.When.BEFORE)
    public Uni<DeadLettersWire.Letter> redrive(@RestPath String id) {
        return letters.redrive(Ids.DEAD_LETTER.parse(id)).map(DeadLettersWire.Letter::of);
    }

    @POST
    @Path("redrive")
    @Operation(summary = "Send all dead letters back that were not sent back yet", description = "503 where the broker went away meanwhile; those it had confirmed by then are marked.")
    @Audited(value = "dead-letter.redriven", when = Audited.When.BEFORE)
    public Uni<DeadLettersWire.Redriven> redriveAll() {
        return letters.redriveAll().map(DeadLettersWire.Redriven::new);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a dead letter for good")
    @Audited("dead-letter.deleted")
    public Uni<Void> remove(@RestPath String id) {
        return letters.remove(Ids.DEAD_LETTER.parse(id));
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
