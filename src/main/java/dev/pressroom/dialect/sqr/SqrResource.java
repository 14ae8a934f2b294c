package dev.pressroom.dialect.sqr;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.Scope;
import dev.pressroom.access.TokenAuthentication;
import dev.pressroom.dialect.sqr.SqrWire.Created;
import dev.pressroom.dialect.sqr.SqrWire.Download;
import dev.pressroom.dialect.sqr.SqrWire.Status;

/** SQR's reports: ask for a user's, see how it stands, get an address to fetch it from. */
@Path("/v1/document/api")
@HttpAuthenticationMechanism(TokenAuthentication.SCHEME)
@Produces(MediaType.APPLICATION_JSON)
class SqrResource {
    private final SqrAcceptance acceptance;
    private final SqrReports reports;
    private final SqrFaults faults;
    private final CurrentCaller caller;

    SqrResource(SqrAcceptance acceptance, SqrReports reports, SqrFaults faults, CurrentCaller caller) {
        this.acceptance = acceptance;
        this.reports = reports;
        this.faults = faults;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Scope.JOBS_WRITE)
    public Uni<RestResponse<Created>> create(byte[] body) {
        return acceptance.accept(caller.get(), body).map(job -> ResponseBuilder
                .create(RestResponse.Status.ACCEPTED, SqrTranslation.created(job)).build());
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<Status> status(@RestPath String id) {
        return reports.job(caller.get().accountId(), id).map(SqrTranslation::status);
    }

    @GET
    @Path("{id}/url")
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<RestResponse<Download>> url(@RestPath String id) {
        return reports.download(caller.get().accountId(), id)
                .map(found -> ResponseBuilder.ok(found).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Object> fault(Throwable failure) {
        return faults.answer(failure);
    }
}
