package dev.pressroom.dialect.reportflow;

import io.vertx.core.http.HttpServerRequest;

/** Which of the two documented forms of the API a client speaks; the form of its key tells. */
enum ReportFlowGeneration {
    /** Id and secret in headers of their own. */
    FIRST(1),
    /** Both in one. */
    SECOND(2);

    static final String KEY = "AppKey";
    static final String SECRET = "SecretKey";

    private final int number;

    ReportFlowGeneration(int number) {
        this.number = number;
    }

    /** The first also where a request shows no key. */
    static ReportFlowGeneration of(HttpServerRequest request) {
        String key = request.getHeader(KEY);
        return key != null && key.contains(".") ? SECOND : FIRST;
    }

    static ReportFlowGeneration numbered(int number) {
        return number == SECOND.number ? SECOND : FIRST;
    }

    /** As a job remembers it. */
    int number() {
        return number;
    }
}
