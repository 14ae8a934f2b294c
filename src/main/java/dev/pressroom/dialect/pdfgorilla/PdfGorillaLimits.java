package dev.pressroom.dialect.pdfgorilla;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.access.limit.AccountLimits;
import dev.pressroom.access.limit.Limit;
import dev.pressroom.access.limit.Limits;
import dev.pressroom.intake.DataCheck;
import dev.pressroom.job.Handling;
import dev.pressroom.problem.Problem;
import dev.pressroom.render.TemplateInspector;
import dev.pressroom.render.TemplateInspector.Weight;
import dev.pressroom.template.TemplateVersion;

/** What a document may be made of, less than the account may otherwise use. Clients hear sentences, the log the names. */
@ApplicationScoped
class PdfGorillaLimits {
    /** Versions whose weights are remembered; they never change. */
    private static final int REMEMBERED = 1_000;

    private final AccountLimits accounts;
    private final TemplateInspector inspector;
    private final DocumentConfig most;
    private final Map<UUID, Weight> weights = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Weight> eldest) {
            return size() > REMEMBERED;
        }
    };

    PdfGorillaLimits(AccountLimits accounts, TemplateInspector inspector, DocumentConfig most) {
        this.accounts = accounts;
        this.inspector = inspector;
        this.most = most;
    }

    /** What goes with every job. */
    Handling handling() {
        return Handling.of(true, values());
    }

    private Map<Limit, Long> values() {
        var values = new EnumMap<Limit, Long>(Limit.class);
        values.put(Limit.DATA_SIZE, most.dataSize().asLongValue());
        values.put(Limit.DATA_DEPTH, most.dataDepth());
        values.put(Limit.ARRAY_LENGTH, most.arrayLength());
        values.put(Limit.TEMPLATE_SIZE, most.htmlSize().asLongValue());
        values.put(Limit.PAGES, most.pages());
        values.put(Limit.PDF_SIZE, most.pdfSize().asLongValue());
        values.put(Limit.RENDER_TIME, most.renderTime().toMillis());
        return values;
    }

    /** @return fails where the data, or the template that it is for, is more than this door takes */
    Uni<Void> require(UUID accountId, String data, TemplateVersion version) {
        return accounts.of(accountId).map(own -> own.narrowedBy(values()))
                .chain(allowed -> DataCheck.check(data, allowed).onFailure(Problem.OverLimit.class)
                        .transform(over -> over(((Problem.OverLimit) over).code(), allowed))
                        .chain(() -> weight(version))
                        .invoke(weight -> require(version, weight, data, allowed)).replaceWithVoid());
    }

    private static PdfGorillaRefusal over(String code, Limits allowed) {
        return switch (code) {
            case "data-size-exceeded" ->
                refused("DATA_PAYLOAD_TOO_LARGE", PdfGorillaRefusal.tooLarge("Data", allowed.get(Limit.DATA_SIZE)));
            case "data-depth-exceeded" -> refused("DATA_DEPTH_EXCEEDED", PdfGorillaRefusal.of(422,
                    "Data is nested deeper than " + allowed.get(Limit.DATA_DEPTH) + " levels."));
            default -> refused("ARRAY_LENGTH_EXCEEDED", PdfGorillaRefusal.of(422,
                    "An array in the data has more than " + allowed.get(Limit.ARRAY_LENGTH) + " items."));
        };
    }

    private Uni<Weight> weight(TemplateVersion version) {
        synchronized (weights) {
            Weight known = weights.get(version.id());
            if (known != null) {
                return Uni.createFrom().item(known);
            }
        }
        return OffLoop.run(() -> inspector.weigh(version.html(), version.css())).invoke(weight -> {
            synchronized (weights) {
                weights.put(version.id(), weight);
            }
        });
    }

    private void require(TemplateVersion version, Weight weight, String data, Limits allowed) {
        long html = bytes(version.html());
        long css = version.css() == null ? 0 : bytes(version.css());
        if (html > allowed.get(Limit.TEMPLATE_SIZE)) {
            throw refused("HTML_TEMPLATE_TOO_LARGE",
                    PdfGorillaRefusal.tooLarge("HTML template", allowed.get(Limit.TEMPLATE_SIZE)));
        }
        if (css > most.cssSize().asLongValue()) {
            throw refused("CUSTOM_CSS_TOO_LARGE",
                    PdfGorillaRefusal.tooLarge("Custom CSS", most.cssSize().asLongValue()));
        }
        if (weight.inlineBytes() + InlineImages.bytes(data) > most.inlineSize().asLongValue()) {
            throw refused("INLINE_ASSET_BYTES_EXCEEDED",
                    PdfGorillaRefusal.of(413, "Inline images have more than " + most.inlineSize().asLongValue()
                            + " bytes."));
        }
        if (weight.tags() > most.tags()) {
            throw refused("LIQUID_COMPLEXITY_EXCEEDED",
                    PdfGorillaRefusal.of(422, "The template has more than " + most.tags() + " tags."));
        }
        if (weight.resources() > most.resources()) {
            throw refused("EXTERNAL_ASSET_COUNT_EXCEEDED",
                    PdfGorillaRefusal.of(422,
                            "The template names more than " + most.resources() + " external assets."));
        }
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static PdfGorillaRefusal refused(String name, PdfGorillaRefusal refusal) {
        Log.infof("request over a limit dialect=%s limit=%s", PdfGorillaDoor.NAME, name);
        return refusal;
    }
}
