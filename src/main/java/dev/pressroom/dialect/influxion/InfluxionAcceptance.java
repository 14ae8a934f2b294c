package dev.pressroom.dialect.influxion;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Scope;
import dev.pressroom.access.limit.AccountLimits;
import dev.pressroom.dialect.influxion.InfluxionReading.Asked;
import dev.pressroom.dialect.influxion.InfluxionWire.Text;
import dev.pressroom.intake.DoorFull;
import dev.pressroom.intake.DoorRules;
import dev.pressroom.intake.Intake;
import dev.pressroom.job.Job;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.template.TemplateVersion;
import dev.pressroom.web.Turnstile;

/** From the body of a request to its job. */
@ApplicationScoped
class InfluxionAcceptance {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final InfluxionReading reading;
    private final StoredTexts stored;
    private final AccountLimits limits;
    private final InfluxionConfig config;
    private final Intake intake;
    private final Turnstile turnstile;

    InfluxionAcceptance(InfluxionReading reading, StoredTexts stored, AccountLimits limits, InfluxionConfig config,
            Intake intake, Turnstile turnstile) {
        this.reading = reading;
        this.stored = stored;
        this.limits = limits;
        this.config = config;
        this.intake = intake;
        this.turnstile = turnstile;
    }

    Uni<Job> accept(Caller caller, byte[] body) {
        turnstile.refuseBody(caller, body.length);
        return reading.generate(body, limits.of(caller))
                .chain(asked -> accept(caller, asked));
    }

    private Uni<Job> accept(Caller caller, Asked asked) {
        UUID account = caller.accountId();
        String key = asked.wire().signKeyId();
        if (key != null && !caller.scopes().contains(Scope.SIGN)) {
            return Uni.createFrom().failure(InfluxionRefusal
                    .forbidden("The API key lacks the scope 'sign', which sign_key_id needs"));
        }
        return source(account, asked).chain(source -> stored.signingKey(account, key)
                .map(id -> InfluxionTranslation.request(asked.wire(), source, id)))
                .chain(request -> intake.accept(caller, request, DoorRules.active(config.activeJobs())))
                .onFailure(DoorFull.class).transform(_ -> full());
    }

    private Uni<Source> source(UUID account, Asked asked) {
        String html = asked.html();
        if (html != null) {
            return css(account, asked).map(css -> new Source.Inline(html, css));
        }
        return stored.version(account, asked.wire().html(), "Template")
                .chain(version -> css(account, asked)
                        .map(css -> new Source.Pinned(version.templateId(), version.version(), List.of(), css)));
    }

    private Uni<@Nullable String> css(UUID account, Asked asked) {
        Text wanted = asked.wire().css();
        return asked.css() != null || wanted.isNone()
                ? Uni.createFrom().item(asked.css())
                : stored.version(account, wanted, "Stylesheet").map(TemplateVersion::css);
    }

    private Problem full() {
        return new Problem.LimitReached(List.of(InfluxionDoor.NAME + "-active-jobs"),
                config.activeJobs() + " jobs may wait or run at a time.", SOON);
    }
}
