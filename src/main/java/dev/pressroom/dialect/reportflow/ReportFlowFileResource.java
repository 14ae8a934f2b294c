package dev.pressroom.dialect.reportflow;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.access.Account;
import dev.pressroom.access.Accounts;
import dev.pressroom.dialect.reportflow.ReportFlowFiles.Opened;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Fault;
import dev.pressroom.problem.Problem;

/** Files for whoever knows their address, whose last part nobody can guess: a GET waits for what is being made, a HEAD does not. */
@Path("/{workspace}/design/{design}/files/{access}")
@PermitAll
class ReportFlowFileResource {
    private final Accounts accounts;
    private final ReportFlowRequests requests;
    private final ReportFlowWaiting waiting;
    private final ReportFlowFiles files;

    ReportFlowFileResource(Accounts accounts, ReportFlowRequests requests, ReportFlowWaiting waiting,
            ReportFlowFiles files) {
        this.accounts = accounts;
        this.requests = requests;
        this.waiting = waiting;
        this.files = files;
    }

    /** The three parts of the address. */
    private record Address(String workspace, String design, String access) {}

    @GET
    @Produces("application/pdf")
    public RestMulti<Buffer> file(@RestPath String workspace, @RestPath String design, @RestPath String access) {
        Uni<Opened> opened = found(new Address(workspace, design, access)).chain(waiting::download).chain(files::open)
                .map(open -> open.with(kept()));
        return RestMulti.fromUniResponse(opened, Opened::bytes, Opened::headers);
    }

    @HEAD
    public Uni<RestResponse<Void>> fileHeaders(@RestPath String workspace, @RestPath String design,
            @RestPath String access) {
        return found(new Address(workspace, design, access)).chain(found -> files.headers(found, false))
                .map(headers -> {
                    RestResponse<Void> answer = headers(headers);
                    kept().forEach(answer.getHeaders()::putSingle);
                    return answer;
                });
    }

    static RestResponse<Void> headers(Map<String, List<String>> headers) {
        RestResponse.ResponseBuilder<Void> answer = RestResponse.ResponseBuilder.ok();
        headers.forEach((name, values) -> answer.header(name, values.getFirst()));
        return answer.build();
    }

    /** The address itself is the secret: it is told to nobody by what opens it. */
    private static Map<String, String> kept() {
        return Map.of("Referrer-Policy", "no-referrer", "X-Robots-Tag", "noindex");
    }

    private Uni<ReportFlowFound> found(Address address) {
        UUID account = ReportFlowBody.uuid(address.workspace());
        UUID design = ReportFlowBody.uuid(address.design());
        if (account == null || design == null) {
            return Uni.createFrom().failure(new Problem.NotFound("file"));
        }
        return accounts.get(account).invoke(ReportFlowFileResource::refuseDisabled)
                .chain(() -> requests.find(account, address.access())).invoke(found -> {
                    if (!design.equals(found.designId())) {
                        throw new Problem.NotFound("file");
                    }
                });
    }

    private static void refuseDisabled(Account account) {
        if (account.disabledAt() != null) {
            throw new Problem.NotFound("file");
        }
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return ReportFlowFaults.answer(failure, ReportFlowGeneration.FIRST);
    }
}
