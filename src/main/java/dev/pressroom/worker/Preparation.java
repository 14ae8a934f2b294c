package dev.pressroom.worker;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.limit.AccountLimits;
import dev.pressroom.job.Attempt;
import dev.pressroom.job.Handling;
import dev.pressroom.job.JobSignature;
import dev.pressroom.job.Source;
import dev.pressroom.render.PageOptions;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderLimits;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderRequest.Parts;
import dev.pressroom.render.finish.signature.SigningOrder;
import dev.pressroom.signing.SigningKeys;
import dev.pressroom.template.PageSetup;
import dev.pressroom.template.Partials.Partial;
import dev.pressroom.template.Templates;

/** From what was asked to what can be rendered: the stored version's text, the defaults, the limits. */
@ApplicationScoped
class Preparation {
    private final Templates templates;
    private final WorkerConfig worker;
    private final AccountLimits limits;
    private final MergeConfig merge;
    private final SigningKeys keys;
    private final Clock clock;

    Preparation(Templates templates, WorkerConfig worker, AccountLimits limits, MergeConfig merge, SigningKeys keys,
            Clock clock) {
        this.templates = templates;
        this.worker = worker;
        this.limits = limits;
        this.merge = merge;
        this.keys = keys;
        this.clock = clock;
    }

    Uni<RenderRequest> prepare(Attempt attempt) {
        if (attempt.source() instanceof Source.Merged) {
            return merging(attempt);
        }
        JobSignature signature = attempt.options().signature();
        return signature == null
                ? unsigned(attempt)
                : order(attempt, signature).chain(order -> unsigned(attempt).map(request -> request.signedBy(order)));
    }

    /** What is bound was rendered within its account's limits; the binding has limits of its own. */
    private Uni<RenderRequest> merging(Attempt attempt) {
        var allowed = AccountRenderLimits.of(limits.over(attempt.claim().limits()));
        return Uni.createFrom().item(RenderRequest.merging(worker.locale(), worker.zone(),
                allowed.merging(merge.pages(), merge.size().asLongValue(), merge.timeout())));
    }

    private Uni<SigningOrder> order(Attempt attempt, JobSignature signature) {
        return keys.material(attempt.accountId(), signature.fixedKey()).map(material -> {
            if (material == null) {
                throw new RenderFailure(Code.SIGNATURE_FAILED,
                        "the document cannot be signed: its signing key has been removed");
            }
            Log.infof("signing key taken out account=%s job=%s key=%s", attempt.accountId(), attempt.jobId(),
                    signature.fixedKey());
            return new SigningOrder(material.privateKey(), material.chain(), clock.instant(), signature.options());
        });
    }

    private Uni<RenderRequest> unsigned(Attempt attempt) {
        var allowed = AccountRenderLimits.of(attempt.options().narrowed(limits.over(attempt.claim().limits())));
        return text(attempt).chain(text -> partials(attempt).map(partials -> request(attempt, text, allowed)
                .with(new Parts(partials, text.translations(), lenient(attempt)))));
    }

    private static boolean lenient(Attempt attempt) {
        Handling handling = attempt.options().handling();
        return handling != null && handling.lenient();
    }

    private record Text(String html, @Nullable String css, PageOptions page, @Nullable String translations) {}

    private Uni<Text> text(Attempt attempt) {
        return switch (attempt.source()) {
            case Source.Inline inline ->
                Uni.createFrom().item(new Text(inline.html(), inline.css(), PageOptions.NONE, null));
            case Source.Merged merged -> throw new IllegalStateException("nothing to merge with data: " + merged);
            case Source.Pinned pinned -> templates
                    .pinned(attempt.accountId(), pinned.templateId(), pinned.version())
                    .map(stored -> new Text(stored.html(), both(stored.css(), pinned.css()), options(stored.page()),
                            stored.translations()));
        };
    }

    private static @Nullable String both(@Nullable String first, @Nullable String second) {
        return first == null || second == null ? first == null ? second : first : first + "\n" + second;
    }

    /** By name, each in the version that the job was accepted with. */
    private Uni<Map<String, String>> partials(Attempt attempt) {
        Uni<Map<String, String>> texts = Uni.createFrom().item(HashMap::new);
        for (Partial partial : attempt.source().partials()) {
            texts = texts.chain(known -> templates
                    .pinned(attempt.accountId(), partial.templateId(), partial.version()).map(stored -> {
                        known.put(partial.name(), stored.html());
                        return known;
                    }));
        }
        return texts;
    }

    private RenderRequest request(Attempt attempt, Text text, RenderLimits limits) {
        var options = attempt.options();
        var request = new RenderRequest(text.html(), text.css(), attempt.data(),
                options.page() == null ? text.page() : options.page(),
                options.locale() == null ? worker.locale() : options.locale(),
                options.zone() == null ? worker.zone() : options.zone(), limits, options.picture())
                .with(options.finish());
        return options.debug() ? request.debugged() : request;
    }

    private static PageOptions options(PageSetup page) {
        return new PageOptions(page.size(), page.landscape(), page.margin());
    }
}
