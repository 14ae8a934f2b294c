package dev.pressroom.dialect.pressroom;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.audit.AuditEntry;
import dev.pressroom.audit.Export;
import dev.pressroom.audit.Trail;
import dev.pressroom.audit.Verification;

/** Who did what to which thing, from where: an account's own, and all of them for the operator. */
@Path("/v1/audit")
@Tag(name = "Audit")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed({Scope.AUDIT, Scope.OPERATOR})
class AuditResource {
    private static final String NDJSON = "application/x-ndjson";

    private final Trail trail;
    private final Export export;
    private final Verification verification;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    AuditResource(Trail trail, Export export, Verification verification, CurrentCaller caller, ObjectMapper json) {
        this.trail = trail;
        this.export = export;
        this.verification = verification;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Operation(summary = "List what was done, newest first")
    public Uni<Listing<AuditWire.Entry>> list(@BeanParam AuditQuery query, @BeanParam Paging paging) {
        return trail.list(query.filter(caller.get()), paging.cursor(Ids.AUDIT_ENTRY))
                .map(slice -> Listing.of(slice, "/v1/audit", AuditWire.Entry::of));
    }

    @GET
    @Path("export")
    @Produces(NDJSON)
    @Operation(summary = "Export what was done", description = "One entry a line, chain by chain and oldest first, however many there are.")
    @APIResponse(responseCode = "200", description = "Entries to the end", content = @Content(mediaType = NDJSON, schema = @Schema(implementation = AuditWire.Entry.class)))
    public RestMulti<Buffer> export(@BeanParam AuditQuery query) {
        return RestMulti.fromMultiData(export.of(query.filter(caller.get())).map(this::lines))
                .header(HttpHeaders.CONTENT_TYPE, NDJSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.ndjson\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @GET
    @Path("verification")
    @Operation(summary = "Verify the chains", description = "Computes each hash again.")
    public Uni<AuditWire.Verified> verify(
            @Parameter(description = AuditQuery.ACCOUNT) @RestQuery @Nullable String account) {
        return verification.of(AuditQuery.account(caller.get(), account)).map(AuditWire.Verified::of);
    }

    /** Without the last line feed: the framework ends each piece of NDJSON with one. */
    private Buffer lines(List<AuditEntry> part) {
        return Buffer.buffer(part.stream().map(this::line).collect(Collectors.joining("\n")));
    }

    private String line(AuditEntry entry) {
        try {
            return json.writeValueAsString(AuditWire.Entry.of(entry));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
