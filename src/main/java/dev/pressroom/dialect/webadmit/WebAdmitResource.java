package dev.pressroom.dialect.webadmit;

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

import io.quarkus.security.ForbiddenException;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.Scope;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Batches;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Identities;
import dev.pressroom.dialect.webadmit.WebAdmitWire.OneTemplate;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Templates;

/** WebAdMIT's PDF Manager: who one may be, which templates there are, their batches and what came of them. */
@Path(WebAdmitTranslation.ROOT)
@HttpAuthenticationMechanism(WebAdmitAuthentication.SCHEME)
@Produces(MediaType.APPLICATION_JSON)
class WebAdmitResource {
    private static final String TEMPLATES = "pdf_manager_templates";
    private static final String BATCHES = "pdf_manager_batches";

    private final WebAdmitIdentities identities;
    private final WebAdmitReading reading;
    private final WebAdmitRuns runs;
    private final WebAdmitBatches batches;
    private final WebAdmitGate gate;
    private final CurrentCaller caller;

    WebAdmitResource(WebAdmitIdentities identities, WebAdmitReading reading, WebAdmitRuns runs,
            WebAdmitBatches batches, WebAdmitGate gate, CurrentCaller caller) {
        this.identities = identities;
        this.reading = reading;
        this.runs = runs;
        this.batches = batches;
        this.gate = gate;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<Identities> identities() {
        return identities.of(caller.get().accountId()).map(chosen -> new Identities(WebAdmitTranslation.ROOT,
                chosen.identities().stream().map(WebAdmitIdentities.Known::wire).toList()));
    }

    @GET
    @Path("{identity}/" + TEMPLATES)
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<Templates> templates(@RestPath String identity) {
        return identity(identity).map(known -> new Templates(
                WebAdmitTranslation.href(known.wire().id(), TEMPLATES),
                known.templates().stream().map(WebAdmitIdentities.Binding::wire).toList()));
    }

    @GET
    @Path("{identity}/" + TEMPLATES + "/{id}")
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<OneTemplate> template(@RestPath String identity, @RestPath String id) {
        return identity(identity).map(known -> {
            var template = known.template(WebAdmitIdentities.number(id)).wire();
            return new OneTemplate(WebAdmitTranslation.href(known.wire().id(), TEMPLATES + "/" + template.id()),
                    template);
        });
    }

    @POST
    @Path("{identity}/" + BATCHES)
    @RolesAllowed(Scope.JOBS_WRITE)
    public Uni<RestResponse<Object>> run(@RestPath String identity, byte[] body) {
        return Uni.createFrom().deferred(() -> {
            gate.refuseBody(caller.get(), body.length);
            return runs.start(caller.get(), identity, reading.run(body));
        }).chain(run -> run.fresh()
                ? Uni.createFrom().item(WebAdmitTranslation.one(run.batch(), null, null))
                : batches.shown(run.batch()))
                .map(shown -> ResponseBuilder.create(RestResponse.Status.CREATED, shown)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    @GET
    @Path("{identity}/" + BATCHES)
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<Batches> list(@RestPath String identity) {
        var account = caller.get().accountId();
        return identities.of(account).chain(chosen -> {
            long id = chosen.identity(WebAdmitIdentities.number(identity)).wire().id();
            return batches.list(account, id, chosen.listForm())
                    .map(found -> new Batches(WebAdmitTranslation.href(id, BATCHES), found));
        });
    }

    @GET
    @Path("{identity}/" + BATCHES + "/{id}")
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<RestResponse<Object>> show(@RestPath String identity, @RestPath String id) {
        return identity(identity)
                .chain(known -> batches.shown(caller.get().accountId(), known.wire().id(),
                        WebAdmitIdentities.number(id)))
                .map(shown -> ResponseBuilder.ok(shown).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    @GET
    @Path("{identity}/pdf_manager_zip_files/{id}/download")
    @RolesAllowed(Scope.JOBS_READ)
    public Uni<RestResponse<Object>> download(@RestPath String identity, @RestPath String id) {
        return identity(identity)
                .chain(known -> batches.file(caller.get().accountId(), known.wire().id(),
                        WebAdmitIdentities.number(id)))
                .map(link -> ResponseBuilder.<Object>create(302).header(HttpHeaders.LOCATION, link.toString())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    private Uni<WebAdmitIdentities.Known> identity(String id) {
        return identities.identity(caller.get().accountId(), id);
    }

    @ServerExceptionMapper
    @PermitAll
    public Uni<RestResponse<Object>> fault(Throwable failure) {
        RestResponse<Object> answer = WebAdmitFaults.answer(failure);
        // A key that lacks a scope is refused before the gate is reached.
        return failure instanceof ForbiddenException
                ? gate.counted().replaceWith(answer)
                : Uni.createFrom().item(answer);
    }
}
