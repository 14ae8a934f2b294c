package dev.pressroom.dialect.reportflow;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.Cursor;
import dev.pressroom.OffLoop;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.Scope;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Designs;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Fault;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Order;
import dev.pressroom.problem.Problem;
import dev.pressroom.template.Template;
import dev.pressroom.template.Templates;

/** Which designs there are, and what each takes. */
@Path("/v1/file")
@HttpAuthenticationMechanism(ReportFlowAuthentication.SCHEME)
@Produces(MediaType.APPLICATION_JSON)
class ReportFlowDesignResource {
    private final Templates templates;
    private final CurrentCaller caller;
    private final RoutingContext exchange;

    ReportFlowDesignResource(Templates templates, CurrentCaller caller, RoutingContext exchange) {
        this.templates = templates;
        this.caller = caller;
        this.exchange = exchange;
    }

    @GET
    @Path("design/parameter/{designId}")
    @RolesAllowed(Scope.TEMPLATES_READ)
    public Uni<JsonNode> parameters(@RestPath String designId, @RestQuery @Nullable String version) {
        var asked = new Order(design(designId, version), version == null ? 0 : Long.parseLong(version), List.of());
        return templates.version(caller.get().accountId(), asked.designId(),
                version == null ? null : Integer.valueOf(ReportFlowTranslation.version(asked)))
                .onFailure(Problem.NotFound.class)
                .transform(missing -> ReportFlowAcceptance.missing(asked, (Problem.NotFound) missing, generation()))
                .chain(found -> OffLoop.run(() -> ReportFlowParameters.of(found)));
    }

    private static UUID design(String designId, @Nullable String version) {
        var wrong = new ArrayList<String>();
        UUID design = ReportFlowBody.uuid(designId);
        if (design == null) {
            wrong.add(ReportFlowBody.NO_DESIGN);
        }
        if (version != null && !version.matches("[0-9]{1,18}")) {
            wrong.add(ReportFlowBody.NO_VERSION);
        } else if (version != null && version.matches("0+")) {
            wrong.add(ReportFlowBody.LOW_VERSION);
        }
        if (design == null || !wrong.isEmpty()) {
            throw ReportFlowRefusal.fields(wrong);
        }
        return design;
    }

    @GET
    @Path("designs")
    @RolesAllowed(Scope.TEMPLATES_READ)
    public Uni<Designs> designs() {
        return more(caller.get().accountId(), new ArrayList<>())
                .map(all -> new Designs(all.stream().map(ReportFlowTranslation::design).toList()));
    }

    private Uni<List<Template>> more(UUID account, List<Template> found) {
        UUID last = found.isEmpty() ? null : found.getLast().id();
        return templates.list(account, new Cursor(Cursor.MAX_LIMIT, last, null)).chain(slice -> {
            found.addAll(slice.items());
            return slice.hasMore() ? more(account, found) : Uni.createFrom().item(found);
        });
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
