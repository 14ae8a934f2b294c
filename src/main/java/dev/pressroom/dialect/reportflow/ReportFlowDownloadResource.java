package dev.pressroom.dialect.reportflow;

import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.Scope;
import dev.pressroom.dialect.reportflow.ReportFlowFiles.Opened;
import dev.pressroom.dialect.reportflow.ReportFlowFound.One;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Fault;
import dev.pressroom.job.Job;

/** Files for those who show a key; nobody waits here. */
@Path("/v1/file/download/{access}")
@HttpAuthenticationMechanism(ReportFlowAuthentication.SCHEME)
class ReportFlowDownloadResource {
    private final ReportFlowRequests requests;
    private final ReportFlowFiles files;
    private final CurrentCaller caller;
    private final RoutingContext exchange;

    ReportFlowDownloadResource(ReportFlowRequests requests, ReportFlowFiles files, CurrentCaller caller,
            RoutingContext exchange) {
        this.requests = requests;
        this.files = files;
        this.caller = caller;
        this.exchange = exchange;
    }

    @GET
    @Path("{fileId}")
    @Produces("application/pdf")
    @RolesAllowed(Scope.JOBS_READ)
    public RestMulti<Buffer> file(@RestPath String access, @RestPath String fileId) {
        Uni<Opened> opened = part(access, fileId)
                .chain(found -> files.open(found).map(open -> open.with(Map.of("File-ID", id(found, fileId)))));
        return RestMulti.fromUniResponse(opened, Opened::bytes, Opened::headers);
    }

    @HEAD
    @Path("{fileId}")
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<RestResponse<Void>> fileHeaders(@RestPath String access, @RestPath String fileId) {
        return part(access, fileId).chain(found -> files.headers(found, false).map(headers -> {
            RestResponse<Void> answer = ReportFlowFileResource.headers(headers);
            answer.getHeaders().putSingle("File-ID", id(found, fileId));
            return answer;
        }));
    }

    @GET
    @Produces("application/zip")
    @RolesAllowed(Scope.JOBS_READ)
    public RestMulti<Buffer> all(@RestPath String access) {
        return RestMulti.fromUniResponse(found(access).chain(files::zip), Opened::bytes, Opened::headers);
    }

    @HEAD
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<RestResponse<Void>> allHeaders(@RestPath String access) {
        return found(access).chain(found -> files.headers(found, true)).map(ReportFlowFileResource::headers);
    }

    private Uni<ReportFlowFound> found(String access) {
        return requests.find(caller.get().accountId(), access);
    }

    private Uni<ReportFlowFound> part(String access, String fileId) {
        return found(access).chain(found -> requests.part(found, fileId));
    }

    /** In the words of who asks now. */
    private String id(ReportFlowFound found, String asked) {
        return found instanceof One(Job job)
                ? ReportFlowTranslation.fileId(job.id(), ReportFlowGeneration.of(exchange.request()))
                : asked;
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return ReportFlowFaults.answer(failure, ReportFlowGeneration.of(exchange.request()));
    }
}
