package dev.pressroom.dialect.reportflow;

import java.io.IOException;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.access.Caller;
import dev.pressroom.dialect.reportflow.ReportFlowBody.Rules;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Order;

/** From bytes to what is asked; large bodies are read off the event loop. */
@ApplicationScoped
class ReportFlowReading {
    private static final int SMALL = 32 * 1024;

    private final ObjectMapper json;
    private final ReportFlowGate gate;
    private final ReportFlowConfig config;

    ReportFlowReading(ObjectMapper json, ReportFlowGate gate, ReportFlowConfig config) {
        this.json = json;
        this.gate = gate;
        this.config = config;
    }

    /** @return fails with {@link ReportFlowRefusal} */
    Uni<Order> single(Caller caller, byte[] body, ReportFlowGeneration generation) {
        var rules = new ReportFlowBody(new Rules(generation, 1, config.paramsDepth()));
        return read(caller, body, rules::single);
    }

    /**
     * @param sync whether the client waits for the files
     * @return fails with {@link ReportFlowRefusal}
     */
    Uni<Order> multiple(Caller caller, byte[] body, ReportFlowGeneration generation, boolean sync) {
        var rules = new ReportFlowBody(
                new Rules(generation, sync ? config.syncFiles() : config.files(), config.paramsDepth()));
        return read(caller, body, rules::multiple);
    }

    private Uni<Order> read(Caller caller, byte[] body, Function<JsonNode, Order> reading) {
        gate.refuseBody(caller, body.length);
        return body.length <= SMALL
                ? Uni.createFrom().item(() -> reading.apply(tree(body)))
                : OffLoop.run(() -> reading.apply(tree(body)));
    }

    private JsonNode tree(byte[] body) {
        JsonNode read = parsed(body);
        if (read == null || read.isMissingNode()) {
            throw ReportFlowRefusal.noJson();
        }
        return read;
    }

    private @Nullable JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException broken) {
            return null;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
