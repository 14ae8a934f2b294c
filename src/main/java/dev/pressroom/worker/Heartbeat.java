package dev.pressroom.worker;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.job.Attempt;
import dev.pressroom.job.Attempts;
import dev.pressroom.job.JobConfig;
import dev.pressroom.job.JobNews;

/**
 * Keeps leases alive while attempts work, on timers that no render can hold up, and so finds out when one is lost: at
 * once where there is news of its job, else with the next beat.
 */
@ApplicationScoped
class Heartbeat implements JobNews {
    private final Map<UUID, Pulse> pulses = new ConcurrentHashMap<>();
    private final Attempts attempts;
    private final JobConfig config;
    private final Vertx vertx;

    private record Pulse(Holding holding, MultiEmitter<? super Boolean> beats) {
        void beat() {
            beats.emit(true);
        }

        /** What the claim itself told is no news, nor is what the settling tells. */
        boolean isNews(UUID jobId, int revision) {
            Attempt attempt = holding.attempt();
            return attempt.jobId().equals(jobId) && attempt.claim().revision() < revision && !holding.isSettling();
        }
    }

    Heartbeat(Attempts attempts, JobConfig config, Vertx vertx) {
        this.attempts = attempts;
        this.config = config;
        this.vertx = vertx;
    }

    /** Beats until canceled, or until the lease turns out to be lost. */
    Cancellable beat(Holding holding) {
        Attempt attempt = holding.attempt();
        return Multi.createFrom().<Boolean>emitter(beats -> start(holding, beats), BackPressureStrategy.LATEST)
                .onItem().transformToUniAndConcatenate(beat -> extend(attempt))
                .select().first(kept -> kept)
                .onCompletion().invoke(holding::lost)
                .subscribe()
                .with(kept -> {}, failure -> Log.errorf(failure, "heartbeat broke job=%s", attempt.jobId()));
    }

    private void start(Holding holding, MultiEmitter<? super Boolean> beats) {
        UUID token = holding.attempt().leaseToken();
        var pulse = new Pulse(holding, beats);
        long timer = vertx.setPeriodic(config.heartbeat().toMillis(), tick -> pulse.beat());
        pulses.put(token, pulse);
        beats.onTermination(() -> {
            vertx.cancelTimer(timer);
            pulses.remove(token);
        });
    }

    /** A beat that hangs is given up, so that the next one can be tried. */
    private Uni<Boolean> extend(Attempt attempt) {
        return OwnContext.run(vertx, () -> attempts.extend(attempt))
                .ifNoItem().after(config.heartbeat()).fail()
                .onFailure().invoke(failure -> Log.warnf("heartbeat missed job=%s attempt=%d cause=%s", attempt.jobId(),
                        attempt.number(), failure))
                .onFailure().recoverWithItem(true); // the next beat may come through in time
    }

    @Override
    public void changed(UUID jobId, int revision) {
        pulses.values().stream().filter(pulse -> pulse.isNews(jobId, revision)).forEach(Pulse::beat);
    }

    @Override
    public void missed() {
        pulses.values().forEach(Pulse::beat);
    }
}
