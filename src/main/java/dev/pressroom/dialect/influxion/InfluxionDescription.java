package dev.pressroom.dialect.influxion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.smallrye.common.annotation.NonBlocking;

import dev.pressroom.dialect.influxion.InfluxionWire.Fault;

/** The description of Influxion's API as OpenAPI has it, apart from that of our own. */
@Path("/openapi/influxion")
@PermitAll
class InfluxionDescription {
    private final String document = read();

    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    public String document() {
        return document;
    }

    private static String read() {
        try (var file = InfluxionDescription.class.getResourceAsStream("/openapi/influxion.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return InfluxionFaults.answer(failure);
    }
}
