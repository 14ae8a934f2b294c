package dev.pressroom.dialect.webadmit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Scope;
import dev.pressroom.batch.Batch;
import dev.pressroom.batch.BatchState;
import dev.pressroom.batch.Batches;
import dev.pressroom.batch.Listeners;
import dev.pressroom.dataset.Datasets;
import dev.pressroom.dialect.webadmit.WebAdmitIdentities.Binding;
import dev.pressroom.dialect.webadmit.WebAdmitTranslation.Own;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Asked;
import dev.pressroom.intake.BatchIntake;
import dev.pressroom.intake.BatchItems;
import dev.pressroom.job.Callback;
import dev.pressroom.job.HandleTaken;
import dev.pressroom.problem.Problem;
import dev.pressroom.webhook.Callbacks;
import dev.pressroom.webhook.EventType;

/** Starts batches, one of an identity and template at a time: whoever asks for another is given the one that is under way. */
@ApplicationScoped
class WebAdmitRuns {
    private static final int CALLBACKS = 5;
    private static final Duration PAUSE = Duration.ofMillis(150);
    /** Longer than a batch that is filled may wait for others of its account. */
    private static final Duration SILENT = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final WebAdmitIdentities identities;
    private final Callbacks callbacks;
    private final Listeners listeners;
    private final Batches batches;
    private final BatchIntake intake;
    private final WebAdmitOrders orders;
    private final Limits limits;

    WebAdmitRuns(WebAdmitIdentities identities, Callbacks callbacks, Listeners listeners, Batches batches,
            BatchIntake intake, WebAdmitOrders orders, Limits limits) {
        this.identities = identities;
        this.callbacks = callbacks;
        this.listeners = listeners;
        this.batches = batches;
        this.intake = intake;
        this.orders = orders;
        this.limits = limits;
    }

    /** @param fresh whether this request has made it */
    record Run(Batch batch, boolean fresh) {}

    /** @return fails with {@link Problem.NotFound} where there is no such identity or template */
    Uni<Run> start(Caller caller, String identity, Asked asked) {
        UUID account = caller.accountId();
        return identities.of(account).chain(chosen -> {
            Callback callback = asked.callback() == null
                    ? null
                    : new Callback(asked.callback(), chosen.secret(), Set.of(EventType.BATCH_COMPLETED.text()));
            return callbacks.check(account, "#/callback", callback, WebAdmitDoor.NAME)
                    .onFailure(Problem.Invalid.class).transform(_ -> WebAdmitRefusal.callback("is not a public URL"))
                    .chain(checked -> {
                        Binding binding = chosen.identity(WebAdmitIdentities.number(identity))
                                .template(asked.templateId());
                        var own = new Own(WebAdmitIdentities.number(identity), asked.templateId(),
                                binding.wire().name(), asked.form());
                        return start(new Wanted(caller, own, binding, callback, checked, limits.deadline()));
                    });
        });
    }

    /** @param checked the callback, as it can be kept */
    private record Wanted(Caller caller, Own own, Binding binding, @Nullable Callback callback,
            Callbacks.@Nullable Checked checked, Instant deadline) {
        UUID account() {
            return caller.accountId();
        }
    }

    private Uni<Run> start(Wanted wanted) {
        return batches.handled(wanted.account(), WebAdmitDoor.NAME, wanted.own().handle())
                .<Run>chain(batch -> join(wanted, batch))
                .onFailure(Problem.NotFound.class).recoverWithUni(() -> make(wanted));
    }

    /**
     * One whose records are still coming in is waited for, because it may fail yet: then this request makes it instead. Only after
     * long it is given as it is, or given up where the process that made it is gone.
     */
    private Uni<Run> join(Wanted wanted, Batch batch) {
        if (batch.state() != BatchState.FILLING) {
            return told(wanted, batch);
        }
        return limits.before(wanted.deadline())
                ? again(wanted)
                : batches.giveUp(batch.accountId(), batch.id(), SILENT)
                        .chain(over -> over ? again(wanted) : told(wanted, batch));
    }

    private Uni<Run> told(Wanted wanted, Batch batch) {
        return (wanted.checked() == null
                ? Uni.createFrom().item(true)
                : listeners.add(batch, wanted.checked(), CALLBACKS))
                .chain(running -> running ? Uni.createFrom().item(new Run(batch, false)) : again(wanted));
    }

    private Uni<Run> again(Wanted wanted) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE).chain(() -> start(wanted));
    }

    private Uni<Run> make(Wanted wanted) {
        return limits.room(wanted.account())
                .chain(() -> limits.records(wanted.account(), wanted.binding().wire().listName()))
                .chain(() -> orders.of(wanted.account(), wanted.own(), wanted.binding(), wanted.callback()))
                .chain(request -> intake.accept(reader(wanted.caller()), request,
                        new BatchItems.Recorded(wanted.binding().wire().listName(), orders::item), null))
                .map(batch -> new Run(batch, true))
                .onFailure(HandleTaken.class).recoverWithUni(() -> again(wanted));
    }

    /** Which list a template is for was settled by the account: whoever may start it need not be one who reads lists. */
    private static Caller reader(Caller caller) {
        var scopes = new HashSet<>(caller.scopes());
        scopes.add(Scope.DATASETS_READ);
        return caller.with(scopes);
    }

    /** What one account may have under way, and how long one waits for another. */
    @ApplicationScoped
    static class Limits {
        private final Batches batches;
        private final Datasets datasets;
        private final WebAdmitConfig config;
        private final Clock clock;

        Limits(Batches batches, Datasets datasets, WebAdmitConfig config, Clock clock) {
            this.batches = batches;
            this.datasets = datasets;
            this.config = config;
            this.clock = clock;
        }

        Instant deadline() {
            return clock.instant().plus(config.patience());
        }

        boolean before(Instant deadline) {
            return clock.instant().isBefore(deadline);
        }

        /** Two at once may both find the last place: this limit is a door's against floods, the account's quotas are exact. */
        Uni<Void> room(UUID account) {
            return batches.unfinished(account, WebAdmitDoor.NAME).invoke(count -> {
                if (count >= config.activeBatches()) {
                    throw new Problem.LimitReached(List.of(WebAdmitDoor.NAME + "-active-batches"),
                            config.activeBatches() + " batches may be under way at a time.", SOON);
                }
            }).replaceWithVoid();
        }

        Uni<Void> records(UUID account, String dataset) {
            return datasets.get(account, dataset).invoke(found -> {
                if (found.records() > config.records()) {
                    throw WebAdmitRefusal.base(List.of("list has more than " + config.records() + " records"));
                }
            }).replaceWithVoid();
        }
    }
}
