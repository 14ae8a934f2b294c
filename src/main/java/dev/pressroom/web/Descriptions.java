package dev.pressroom.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

import io.smallrye.common.annotation.NonBlocking;

/** The description of each API that has a door of its own, as OpenAPI has it, apart from that of our own. */
@Path("/openapi/{door}")
@PermitAll
class Descriptions {
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Instance<Door> doors;

    Descriptions(@Any Instance<Door> doors) {
        this.doors = doors;
    }

    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public String document(@RestPath String door) {
        if (doors.stream().noneMatch(one -> one.open() && one.name().equals(door))) {
            throw new NotFoundException();
        }
        return documents.computeIfAbsent(door, Descriptions::read);
    }

    private static String read(String door) {
        try (var file = Descriptions.class.getResourceAsStream("/openapi/" + door + ".json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
