package dev.pressroom.dialect.reportflow;

import java.util.List;

import dev.pressroom.dialect.reportflow.ReportFlowWire.Fault;

/** A no in ReportFlow's own words, which the core has none for. */
final class ReportFlowRefusal extends RuntimeException {
    /** Seconds after which what is being made may be there. */
    private static final int SOON = 5;

    private final transient Fault fault;
    private final int retryAfter;

    private ReportFlowRefusal(Fault fault, int retryAfter) {
        super(fault.toString(), null, false, false);
        this.fault = fault;
        this.retryAfter = retryAfter;
    }

    private ReportFlowRefusal(Fault fault) {
        this(fault, 0);
    }

    static ReportFlowRefusal fields(List<String> messages) {
        return new ReportFlowRefusal(new Fault(400, List.copyOf(messages), "Bad Request"));
    }

    static ReportFlowRefusal noJson() {
        return new ReportFlowRefusal(new Fault(400, "Request body must be valid JSON", "Bad Request"));
    }

    static ReportFlowRefusal noDesign(ReportFlowGeneration generation) {
        return missing(switch (generation) {
            case FIRST -> "Design not found";
            case SECOND -> "指定したデザインが存在しません";
        });
    }

    static ReportFlowRefusal noVersion(long version, ReportFlowGeneration generation) {
        return missing(switch (generation) {
            case FIRST -> "Version " + version + " not found";
            case SECOND -> "指定したバージョン(" + version + ")が存在しません";
        });
    }

    static ReportFlowRefusal noFile() {
        return missing("File not found");
    }

    static ReportFlowRefusal failed() {
        return missing("File generation failed");
    }

    static ReportFlowRefusal notReady() {
        return new ReportFlowRefusal(new Fault(404, "File is not ready", "Not Found"), SOON);
    }

    /** To a request that waited for its document. */
    static ReportFlowRefusal failed(String code) {
        return new ReportFlowRefusal(new Fault(500, "PDF generation failed: " + code, "Internal Server Error"));
    }

    static ReportFlowRefusal late() {
        return new ReportFlowRefusal(new Fault(504, "Gateway Timeout", "Request timeout"));
    }

    private static ReportFlowRefusal missing(String message) {
        return new ReportFlowRefusal(new Fault(404, message, "Not Found"));
    }

    Fault fault() {
        return fault;
    }

    /** Seconds; 0 for nothing said. */
    int retryAfter() {
        return retryAfter;
    }
}
