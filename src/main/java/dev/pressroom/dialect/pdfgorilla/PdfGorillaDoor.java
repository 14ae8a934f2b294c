package dev.pressroom.dialect.pdfgorilla;

import jakarta.enterprise.context.ApplicationScoped;

import dev.pressroom.web.Door;

/** Which paths are PDF Gorilla's, and its words where none of its resources is reached. */
@ApplicationScoped
class PdfGorillaDoor implements Door {
    static final String NAME = "pdfgorilla";
    /** Documents that a client waits for are jobs of no number of active ones, and are seen by nobody here. */
    static final String AT_ONCE = "pdfgorilla-at-once";

    private final PdfGorillaConfig config;

    PdfGorillaDoor(PdfGorillaConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean open() {
        return config.enabled();
    }

    @Override
    public boolean claims(String path) {
        return path.matches("/api/v1/(templates|jobs)(/.*)?|/openapi/pdfgorilla");
    }

    @Override
    public String methods(String path) {
        return path.matches(".*/(generate|generate-async|cancel)/?") ? "POST" : "GET, HEAD";
    }

    @Override
    public String refusal(Refused refused) {
        return PdfGorillaFaults.words(refused.status(), config.bodySize().asLongValue());
    }
}
