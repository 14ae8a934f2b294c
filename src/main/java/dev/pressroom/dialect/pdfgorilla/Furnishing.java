package dev.pressroom.dialect.pdfgorilla;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.limit.AccountRetention;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaAcceptance.Asking;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaWire.Generate;
import dev.pressroom.job.JobRequest;
import dev.pressroom.webhook.Callbacks;

/** What is asked, with the template that it names, held against the limits of this door. */
@ApplicationScoped
class Furnishing {
    private final Callbacks callbacks;
    private final PdfGorillaTemplates templates;
    private final PdfGorillaLimits limits;
    private final AccountRetention retention;
    private final PdfGorillaConfig config;

    Furnishing(Callbacks callbacks, PdfGorillaTemplates templates, PdfGorillaLimits limits, AccountRetention retention,
            PdfGorillaConfig config) {
        this.callbacks = callbacks;
        this.templates = templates;
        this.limits = limits;
        this.retention = retention;
        this.config = config;
    }

    Uni<JobRequest> of(Asking asking, Generate wire) {
        UUID account = asking.caller().accountId();
        // Intake checks the address too; here it is to be refused before the template is looked for.
        return callbacks.check(account, "#/webhook", PdfGorillaTranslation.callback(wire.hook()), PdfGorillaDoor.NAME)
                .chain(() -> templates.find(account, asking.template()))
                .call(found -> limits.require(account, wire.data(), found.version()))
                .chain(found -> kept(account)
                        .map(kept -> PdfGorillaTranslation.request(wire, found, limits.handling(), kept)));
    }

    private Uni<Duration> kept(UUID accountId) {
        Duration ours = shorter(config.retention(), retention.installation().documents());
        return retention.own(accountId).map(own -> own.documents() == null ? ours : own.documents());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
