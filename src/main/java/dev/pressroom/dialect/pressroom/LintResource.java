package dev.pressroom.dialect.pressroom;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.job.JobRequest;

/** What is wrong with a template, before anybody needs a document of it. */
@Path("/v1/templates/lint")
@Tag(name = "Templates")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class LintResource {
    private final Lints lints;
    private final Bodies bodies;
    private final CurrentCaller caller;

    LintResource(Lints lints, Bodies bodies, CurrentCaller caller) {
        this.lints = lints;
        this.bodies = bodies;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.JOBS_WRITE)
    @Operation(summary = "Lint a template", description = "Tries the template with the data as a job would and answers its report and what keeps it from being a document. No job and no document is left.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LintWire.Lint.class)))
    public Uni<LintWire.Result> lint(byte[] body) {
        Caller mine = caller.get();
        return bodies.read(body, LintWire.Lint.class, Asked::of)
                .chain(asked -> lints.judge(mine, asked.request(), asked.data()));
    }

    private record Asked(JobRequest request, boolean data) {
        static Asked of(LintWire.Lint wire) {
            return new Asked(LintTranslation.request(wire), wire.data() != null && !wire.data().isNull());
        }
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
