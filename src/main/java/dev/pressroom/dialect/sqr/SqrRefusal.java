package dev.pressroom.dialect.sqr;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.pressroom.dialect.sqr.SqrWire.ClientFault;
import dev.pressroom.dialect.sqr.SqrWire.FieldFault;
import dev.pressroom.dialect.sqr.SqrWire.FieldFaults;

/** A no in SQR's own words, which the core has none for. */
final class SqrRefusal extends RuntimeException {
    private final int status;
    private final transient @Nullable Object body;

    private SqrRefusal(int status, @Nullable Object body) {
        super("SQR's " + status, null, false, false);
        this.status = status;
        this.body = body;
    }

    static SqrRefusal field(String field, String code, String hint) {
        return new SqrRefusal(400, new FieldFaults(400, List.of(new FieldFault(field, code, hint))));
    }

    static SqrRefusal noJson() {
        return field("body", "isJson", "body must be valid JSON");
    }

    /** @param status 400 where the request is incomplete, 401 where the client is none */
    static SqrRefusal client(int status) {
        return new SqrRefusal(status, new ClientFault("invalid_client", "Client authentication failed"));
    }

    /** @param status one that {@link SqrTranslation#message} has words for */
    static SqrRefusal of(int status) {
        return new SqrRefusal(status, null);
    }

    int status() {
        return status;
    }

    /** Null where it is the same as for every refusal of this status. */
    @Nullable
    Object body() {
        return body;
    }
}
