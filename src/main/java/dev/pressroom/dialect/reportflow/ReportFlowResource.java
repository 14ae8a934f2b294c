package dev.pressroom.dialect.reportflow;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.Scope;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Accepted;
import dev.pressroom.dialect.reportflow.ReportFlowWire.AcceptedFiles;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Fault;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Order;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Requested;
import dev.pressroom.job.Job;

/** Asks for files that are fetched later. */
@Path("/v1/file/async")
@HttpAuthenticationMechanism(ReportFlowAuthentication.SCHEME)
@Produces(MediaType.APPLICATION_JSON)
class ReportFlowResource {
    private final ReportFlowReading reading;
    private final ReportFlowAcceptance acceptance;
    private final ReportFlowRequests requests;
    private final ReportFlowAddresses addresses;
    private final CurrentCaller caller;
    private final RoutingContext exchange;

    ReportFlowResource(ReportFlowReading reading, ReportFlowAcceptance acceptance, ReportFlowRequests requests,
            ReportFlowAddresses addresses, CurrentCaller caller, RoutingContext exchange) {
        this.reading = reading;
        this.acceptance = acceptance;
        this.requests = requests;
        this.addresses = addresses;
        this.caller = caller;
        this.exchange = exchange;
    }

    @POST
    @Path("single")
    @RolesAllowed(Scope.JOBS_WRITE)
    public Uni<RestResponse<Object>> single(byte[] body) {
        var generation = generation();
        return reading.single(caller.get(), body, generation)
                .chain(order -> acceptance.one(caller.get(), order, generation)
                        .map(made -> accepted(single(order, made, generation))));
    }

    private Object single(Order order, ReportFlowAcceptance.One made, ReportFlowGeneration generation) {
        Job job = made.job();
        return switch (generation) {
            case FIRST -> new Accepted(url(order, made.access()),
                    ReportFlowTranslation.fileId(job.id(), ReportFlowGeneration.FIRST));
            case SECOND -> new Requested(made.access().toString(), addresses.download(made.access()),
                    List.of(ReportFlowTranslation.requested(job)));
        };
    }

    @POST
    @Path("multiple")
    @RolesAllowed(Scope.JOBS_WRITE)
    public Uni<RestResponse<Object>> multiple(byte[] body) {
        var generation = generation();
        return reading.multiple(caller.get(), body, generation, false)
                .chain(order -> acceptance.many(caller.get(), order, generation)
                        .chain(made -> requests.files(made.batch())
                                .map(files -> accepted(multiple(order, made, new Files(files, generation))))));
    }

    private record Files(List<Job> jobs, ReportFlowGeneration generation) {}

    private Object multiple(Order order, ReportFlowAcceptance.Many made, Files files) {
        return switch (files.generation()) {
            case FIRST -> new AcceptedFiles(url(order, made.access()),
                    ReportFlowTranslation.batchId(made.batch().id()),
                    files.jobs().stream().map(ReportFlowTranslation::named).toList());
            case SECOND -> new Requested(made.access().toString(), addresses.download(made.access()),
                    files.jobs().stream().map(ReportFlowTranslation::requested).toList());
        };
    }

    private String url(Order order, UUID access) {
        return addresses.file(caller.get().accountId(), order.designId(), access);
    }

    private static RestResponse<Object> accepted(Object body) {
        return RestResponse.status(RestResponse.Status.ACCEPTED, body);
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
