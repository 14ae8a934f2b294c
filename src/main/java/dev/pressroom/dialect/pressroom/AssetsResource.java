package dev.pressroom.dialect.pressroom;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.problem.Problem;
import dev.pressroom.template.Assets;

/** What an account's templates use by name: images, stylesheets, fonts. */
@Path("/v1/assets")
@Tag(name = "Assets")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
class AssetsResource {
    private final Assets assets;
    private final CurrentCaller caller;

    AssetsResource(Assets assets, CurrentCaller caller) {
        this.assets = assets;
        this.caller = caller;
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.TEMPLATES_WRITE)
    @Operation(summary = "Store an asset", description = "The body is the file: PNG, JPEG, GIF, SVG, CSS, or a TTF, OTF or WOFF font. One of that name is replaced.")
    @Audited("asset.stored")
    public Uni<RestResponse<AssetsWire.Asset>> put(@RestPath String name,
            @RestHeader(HttpHeaders.CONTENT_TYPE) @Nullable String type, byte @Nullable [] body) {
        var upload = new Assets.Upload(name, type == null ? "" : type, body == null ? new byte[0] : body);
        return assets.put(account(), upload).map(stored -> {
            AssetsWire.Asset asset = AssetsWire.Asset.of(stored.asset());
            return stored.created() ? Created.at("/v1/assets/" + asset.name(), asset) : RestResponse.ok(asset);
        });
    }

    @GET
    @RolesAllowed(Scope.TEMPLATES_READ)
    @Operation(summary = "List assets, newest first")
    public Uni<Listing<AssetsWire.Asset>> list(@BeanParam Paging paging) {
        return assets.index(account(), paging.cursor(Ids.ASSET))
                .map(slice -> Listing.of(slice, "/v1/assets", AssetsWire.Asset::of));
    }

    @GET
    @Path("{name}")
    @RolesAllowed(Scope.TEMPLATES_READ)
    @Operation(summary = "Get what is known of an asset")
    public Uni<AssetsWire.Asset> get(@RestPath String name) {
        return assets.find(account(), name).map(AssetsWire.Asset::of);
    }

    @GET
    @Path("{name}/content")
    @RolesAllowed(Scope.TEMPLATES_READ)
    @Operation(summary = "Download an asset")
    public Uni<RestResponse<byte[]>> content(@RestPath String name) {
        return assets.content(account(), name).map(content -> download(name, content));
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed(Scope.TEMPLATES_WRITE)
    @Operation(summary = "Delete an asset", description = "Jobs that are rendered from now on miss it.")
    @Audited("asset.deleted")
    public Uni<Void> delete(@RestPath String name) {
        return assets.delete(account(), name);
    }

    /** Never shown in place: an SVG opened under our own address could run scripts there. */
    private static RestResponse<byte[]> download(String name, Assets.@Nullable Content content) {
        if (content == null) {
            throw new Problem.NotFound("asset");
        }
        return RestResponse.ResponseBuilder.ok(content.content(), content.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", "sandbox").build();
    }

    private UUID account() {
        return caller.get().accountId();
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
