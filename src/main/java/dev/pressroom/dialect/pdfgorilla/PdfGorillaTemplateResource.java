package dev.pressroom.dialect.pdfgorilla;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.Scope;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaAcceptance.Asking;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaWire.Accepted;
import dev.pressroom.storage.Documents;

/** PDF Gorilla's documents of stored templates: as a job, or while the client waits. */
@Path("/api/v1/templates/{template}")
@HttpAuthenticationMechanism(PdfGorillaAuthentication.SCHEME)
@RolesAllowed(Scope.JOBS_WRITE)
class PdfGorillaTemplateResource {
    private final PdfGorillaAcceptance acceptance;
    private final AtOnce atOnce;
    private final CurrentCaller caller;
    private final RoutingContext exchange;

    PdfGorillaTemplateResource(PdfGorillaAcceptance acceptance, AtOnce atOnce, CurrentCaller caller,
            RoutingContext exchange) {
        this.acceptance = acceptance;
        this.atOnce = atOnce;
        this.caller = caller;
        this.exchange = exchange;
    }

    @POST
    @Path("generate-async")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<Accepted>> generateAsync(@RestPath String template, byte[] body) {
        return acceptance.accept(asking(template, body))
                .map(accepted -> ResponseBuilder.<Accepted>create(202).entity(accepted).build());
    }

    @POST
    @Path("generate")
    @Produces(Documents.PDF)
    public RestMulti<Buffer> generate(@RestPath String template, byte[] body) {
        return RestMulti.fromUniResponse(
                Uni.createFrom().deferred(() -> acceptance.acceptAtOnce(asking(template, body))).chain(atOnce::open),
                opened -> opened.content().bytes(), AtOnce.Opened::headers);
    }

    private Asking asking(String template, byte[] body) {
        return new Asking(caller.get(), exchange.response(), template, body);
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<String> fault(Throwable failure) {
        return PdfGorillaFaults.answer(failure);
    }
}
