package dev.pressroom.dialect.pressroom;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.problem.Problem;
import dev.pressroom.template.Parameters;
import dev.pressroom.template.TemplateVersion;
import dev.pressroom.template.Templates;

/** An account's templates and their versions. */
@Path("/v1/templates")
@Tag(name = "Templates")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class TemplatesResource {
    private final Templates templates;
    private final Parameters parameters;
    private final Closing closing;
    private final CurrentCaller caller;

    TemplatesResource(Templates templates, Parameters parameters, Closing closing, CurrentCaller caller) {
        this.templates = templates;
        this.parameters = parameters;
        this.closing = closing;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Scope.TEMPLATES_WRITE)
    @Idempotent(late = true)
    @Parameter(ref = "IdempotencyKey")
    @Operation(summary = "Create a template", description = "HTML with Qute expressions, and what belongs to it. It is parsed here: an error has its line and column.")
    @APIResponseSchema(value = TemplatesWire.Template.class, responseCode = "201", responseDescription = "Made; Location says where it is")
    @Audited(value = "template.created", when = Audited.When.WITHIN)
    public Uni<RestResponse<TemplatesWire.Template>> create(@NotNull @Valid TemplatesWire.NewTemplate body) {
        return templates.create(author(), body.draft(),
                closing.of("template.created", body, TemplatesResource::created)).map(TemplatesResource::created);
    }

    private static RestResponse<TemplatesWire.Template> created(Templates.Found found) {
        var made = TemplatesWire.Template.of(found);
        return Created.at("/v1/templates/" + made.id(), made);
    }

    private Templates.Author author() {
        Caller mine = caller.get();
        return new Templates.Author(mine.accountId(), mine.keyId());
    }

    @GET
    @RolesAllowed(Scope.TEMPLATES_READ)
    @Operation(summary = "List templates, newest first", description = "Without their text.")
    public Uni<Listing<TemplatesWire.Card>> list(@BeanParam Paging paging) {
        return templates.list(account(), paging.cursor(Ids.TEMPLATE))
                .map(slice -> Listing.of(slice, "/v1/templates", TemplatesWire.Card::of));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.TEMPLATES_READ)
    @Operation(summary = "Get a template", description = "With the text of its latest version.")
    public Uni<TemplatesWire.Template> get(@RestPath String id) {
        return templates.get(account(), Ids.TEMPLATE.parse(id), null).map(TemplatesWire.Template::of);
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Scope.TEMPLATES_WRITE)
    @Operation(summary = "Rename a template", description = "Its name and description; text is changed by a new version.")
    @Audited("template.changed")
    public Uni<TemplatesWire.Card> rename(@RestPath String id, @NotNull @Valid TemplatesWire.Names body) {
        return templates.rename(account(), Ids.TEMPLATE.parse(id), body.name(), body.description())
                .map(TemplatesWire.Card::of);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Scope.TEMPLATES_WRITE)
    @Operation(summary = "Delete a template", description = "Jobs that were accepted with it still run.")
    @Audited("template.deleted")
    public Uni<Void> delete(@RestPath String id) {
        return templates.delete(account(), Ids.TEMPLATE.parse(id));
    }

    @POST
    @Path("{id}/versions")
    @RolesAllowed(Scope.TEMPLATES_WRITE)
    @Idempotent(late = true)
    @Parameter(ref = "IdempotencyKey")
    @Operation(summary = "Add a version", description = "It replaces the latest one as a whole and is never changed itself.")
    @APIResponseSchema(value = TemplatesWire.Version.class, responseCode = "201", responseDescription = "Made; Location says where it is")
    @Audited(value = "version.created", when = Audited.When.WITHIN)
    public Uni<RestResponse<TemplatesWire.Version>> addVersion(@RestPath String id,
            @NotNull @Valid TemplatesWire.NewVersion body) {
        return templates.addVersion(author(), Ids.TEMPLATE.parse(id), body.draft(),
                closing.of("version.created", body, TemplatesResource::added)).map(TemplatesResource::added);
    }

    private static RestResponse<TemplatesWire.Version> added(TemplateVersion version) {
        var made = TemplatesWire.Version.of(version);
        return Created.at("/v1/templates/" + made.templateId() + "/versions/" + made.version(), made);
    }

    @GET
    @Path("{id}/versions")
    @RolesAllowed(Scope.TEMPLATES_READ)
    @Operation(summary = "List a template's versions, newest first", description = "Without their text.")
    public Uni<Listing<TemplatesWire.VersionCard>> versions(@RestPath String id, @BeanParam Paging paging) {
        UUID template = Ids.TEMPLATE.parse(id);
        return templates.versions(account(), template, paging.cursor(Ids.TEMPLATE_VERSION))
                .map(slice -> Listing.of(slice, "/v1/templates/" + Ids.TEMPLATE.of(template) + "/versions",
                        TemplatesWire.VersionCard::of));
    }

    @GET
    @Path("{id}/versions/{version}")
    @RolesAllowed(Scope.TEMPLATES_READ)
    @Operation(summary = "Get a version")
    public Uni<TemplatesWire.Version> version(@RestPath String id, @RestPath String version) {
        return templates.version(account(), Ids.TEMPLATE.parse(id), number(version)).map(TemplatesWire.Version::of);
    }

    @GET
    @Path("{id}/parameters")
    @RolesAllowed(Scope.TEMPLATES_READ)
    @Operation(summary = "List what data a template takes", description = "From its schema, where it has one, and from the expressions in its text.")
    public Uni<TemplatesWire.ParameterList> parameters(@RestPath String id) {
        UUID template = Ids.TEMPLATE.parse(id);
        return parameters.of(account(), template, null).map(found -> new TemplatesWire.ParameterList(
                Ids.TEMPLATE.of(template), found.stream().map(TemplatesWire.Parameter::of).toList()));
    }

    private UUID account() {
        return caller.get().accountId();
    }

    private static int number(String version) {
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw new Problem.NotFound("template version");
        }
        return Integer.parseInt(version);
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
