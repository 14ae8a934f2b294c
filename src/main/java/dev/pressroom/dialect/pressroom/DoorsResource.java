package dev.pressroom.dialect.pressroom;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.KeyAuthentication;
import dev.pressroom.access.Scope;
import dev.pressroom.access.setting.DoorSettings;
import dev.pressroom.problem.Problem;
import dev.pressroom.web.Door;

/** The other APIs that this installation speaks, and what the account has chosen for each. */
@Path("/v1/doors")
@Tag(name = "Doors")
@HttpAuthenticationMechanism(KeyAuthentication.SCHEME)
@RolesAllowed(Scope.DOORS)
class DoorsResource {
    private final Instance<Door> doors;
    private final DoorSettings settings;
    private final ObjectMapper mapper;
    private final CurrentCaller caller;

    DoorsResource(@Any Instance<Door> doors, DoorSettings settings, ObjectMapper mapper, CurrentCaller caller) {
        this.doors = doors;
        this.settings = settings;
        this.mapper = mapper;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List the other APIs that are spoken here")
    public DoorsWire.Doors list() {
        return new DoorsWire.Doors(doors.stream().filter(Door::open).map(Door::name).sorted().map(DoorsWire.Door::of)
                .toList());
    }

    @GET
    @Path("{door}/settings")
    @Operation(summary = "See what your account has chosen for one of them", description = "Without secrets; an empty object where nothing was chosen.")
    public Uni<DoorsWire.Settings> get(@RestPath String door) {
        UUID account = caller.get().accountId();
        return open(door).chain(() -> settings.shown(account, door)).map(this::wire);
    }

    @PUT
    @Path("{door}/settings")
    @Operation(summary = "Choose for one of them", description = "All settings at once: one that is absent is as if it had never been set, secrets too.")
    @Audited("door.changed")
    public Uni<DoorsWire.Settings> put(@RestPath String door, @NotNull @Valid DoorsWire.Settings body) {
        UUID account = caller.get().accountId();
        return open(door).chain(() -> settings.replace(account, door, new JsonObject(body.settings().toString())))
                .chain(() -> settings.shown(account, door)).map(this::wire);
    }

    private Uni<Void> open(String name) {
        return doors.stream().anyMatch(door -> door.open() && door.name().equals(name))
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new Problem.NotFound("door"));
    }

    private DoorsWire.Settings wire(JsonObject shown) {
        try {
            return new DoorsWire.Settings(mapper.readValue(shown.encode(), ObjectNode.class));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return FaultTranslation.answer(failure);
    }
}
