package dev.pressroom.dialect.pressroom;

import java.io.IOException;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.problem.Problem;

/** Bodies that may be large: parsing 20 MB takes a good part of a second, which no event loop has. */
@ApplicationScoped
class Bodies {
    private static final int SMALL = 32 * 1024;

    private final ObjectMapper mapper;

    Bodies(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Reads a JSON object and turns it into what the door needs, both off the event loop where the body is not small. */
    <W, T> Uni<T> read(byte[] body, Class<W> type, Function<W, T> translation) {
        return body.length <= SMALL
                ? Uni.createFrom().item(() -> translation.apply(parse(body, type)))
                : OffLoop.run(() -> translation.apply(parse(body, type)));
    }

    private <W> W parse(byte[] body, Class<W> type) {
        ObjectReader reader = mapper.readerFor(type);
        W read;
        try {
            read = reader.readValue(body);
        } catch (JacksonException broken) {
            throw BodyFaults.of(broken);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (read == null) {
            throw new Problem.Malformed("Send a JSON object as the body.");
        }
        return read;
    }
}
