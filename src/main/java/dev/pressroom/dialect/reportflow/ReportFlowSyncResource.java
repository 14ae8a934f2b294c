package dev.pressroom.dialect.reportflow;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.Scope;
import dev.pressroom.dialect.reportflow.ReportFlowFiles.Opened;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Fault;

/** Asks for files and waits for them. */
@Path("/v1/file/sync")
@HttpAuthenticationMechanism(ReportFlowAuthentication.SCHEME)
class ReportFlowSyncResource {
    private final ReportFlowReading reading;
    private final ReportFlowAcceptance acceptance;
    private final ReportFlowOutcome outcome;
    private final CurrentCaller caller;
    private final RoutingContext exchange;

    ReportFlowSyncResource(ReportFlowReading reading, ReportFlowAcceptance acceptance, ReportFlowOutcome outcome,
            CurrentCaller caller, RoutingContext exchange) {
        this.reading = reading;
        this.acceptance = acceptance;
        this.outcome = outcome;
        this.caller = caller;
        this.exchange = exchange;
    }

    @POST
    @Path("single")
    @Produces("application/pdf")
    @RolesAllowed(Scope.JOBS_WRITE)
    public RestMulti<Buffer> single(byte[] body) {
        var generation = generation();
        return sent(reading.single(caller.get(), body, generation)
                .chain(order -> acceptance.one(caller.get(), order, generation))
                .chain(made -> outcome.of(new ReportFlowFound.One(made.job()), made.access(), generation)));
    }

    @POST
    @Path("multiple")
    @Produces("application/zip")
    @RolesAllowed(Scope.JOBS_WRITE)
    public RestMulti<Buffer> multiple(byte[] body) {
        var generation = generation();
        return sent(reading.multiple(caller.get(), body, generation, true)
                .chain(order -> acceptance.many(caller.get(), order, generation))
                .chain(made -> outcome.of(ReportFlowFound.Many.begun(made.batch()), made.access(), generation)));
    }

    private static RestMulti<Buffer> sent(Uni<Opened> opened) {
        return RestMulti.fromUniResponse(opened, Opened::bytes, Opened::headers);
    }

    private ReportFlowGeneration generation() {
        return ReportFlowGeneration.of(exchange.request());
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return ReportFlowFaults.answer(failure, generation());
    }
}
