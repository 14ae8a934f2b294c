package dev.pressroom.dialect.influxion;

import java.util.List;

import dev.pressroom.dialect.influxion.InfluxionWire.Detail;

/** A no in Influxion's own words, which the core has none for. */
final class InfluxionRefusal extends RuntimeException {
    private final int status;
    private final transient Object detail;

    private InfluxionRefusal(int status, Object detail) {
        super(detail.toString(), null, false, false);
        this.status = status;
        this.detail = detail;
    }

    static InfluxionRefusal missing(String what) {
        return new InfluxionRefusal(404, what + " not found");
    }

    static InfluxionRefusal conflict(String sentence) {
        return new InfluxionRefusal(409, sentence);
    }

    static InfluxionRefusal forbidden(String sentence) {
        return new InfluxionRefusal(403, sentence);
    }

    static InfluxionRefusal expired() {
        return new InfluxionRefusal(404, "Document has expired");
    }

    static InfluxionRefusal unknownClient() {
        return new InfluxionRefusal(401, "Invalid client credentials");
    }

    static InfluxionRefusal unprocessable(List<Detail> details) {
        return new InfluxionRefusal(422, List.copyOf(details));
    }

    int status() {
        return status;
    }

    Object detail() {
        return detail;
    }
}
