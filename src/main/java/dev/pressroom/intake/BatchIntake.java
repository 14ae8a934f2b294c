package dev.pressroom.intake;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.batch.Batch;
import dev.pressroom.batch.Filling;
import dev.pressroom.intake.IdempotencyKey.Answer;
import dev.pressroom.intake.RequestCheck.Terms;
import dev.pressroom.job.Drafts;
import dev.pressroom.job.HandleTaken;
import dev.pressroom.job.Lane;
import dev.pressroom.problem.Problem;
import dev.pressroom.queue.Dispatcher;
import dev.pressroom.webhook.Callbacks;

/** Makes many items the jobs of one batch: all of them, in one last transaction, or none. */
@ApplicationScoped
public class BatchIntake {
    private final RequestCheck check;
    private final BatchReading reading;
    private final Filling filling;
    private final Callbacks callbacks;
    private final JobQuotas quotas;
    private final IdempotencyKeys keys;
    private final Dispatcher dispatcher;

    BatchIntake(RequestCheck check, BatchReading reading, Filling filling, Callbacks callbacks, JobQuotas quotas,
            IdempotencyKeys keys, Dispatcher dispatcher) {
        this.check = check;
        this.reading = reading;
        this.filling = filling;
        this.callbacks = callbacks;
        this.quotas = quotas;
        this.keys = keys;
        this.dispatcher = dispatcher;
    }

    /**
     * How a request that named itself is answered.
     *
     * @param key asked for when all items are read: a streamed body has no fingerprint before
     */
    public record Named(Supplier<IdempotencyKey> key, Function<Batch, Answer> answer) {}

    /**
     * The batch is its account's when this answers: its members are committed, and no broker was waited for.
     *
     * @param named null where the request did not name itself
     * @return fails with {@link Problem} where the batch cannot be made, one pointer for each of the first wrong items, and
     *         with {@link IdempotencyKey.Answered} where there is an answer already, with {@link HandleTaken} where another batch
     *         bears the name that its door gave it; nothing is kept then
     */
    public Uni<Batch> accept(Caller caller, BatchRequest request, BatchItems items, @Nullable Named named) {
        return refuseAnswered(items, named).chain(() -> check.terms(caller, request.terms()))
                .chain(terms -> filling.begin(caller.accountId(), beginning(caller, request))
                        .chain(id -> reading.read(caller, order(id, terms, request), items)
                                .chain(count -> opened(caller, new Filled(id, terms, count, request.archived()), named))
                                .onTermination().call((made, failure, left) -> made != null
                                        ? Uni.createFrom().voidItem()
                                        : reading.drop(caller.accountId(), id))))
                .invoke(batch -> dispatcher.nudge(Lane.BULK));
    }

    private static Filling.Beginning beginning(Caller caller, BatchRequest request) {
        return new Filling.Beginning(caller.keyId(), request.metadata(), request.terms().door(),
                request.terms().handle());
    }

    private static BatchReading.Order order(UUID id, Terms terms, BatchRequest request) {
        return new BatchReading.Order(id, terms, request.filename(), request.mayBeEmpty());
    }

    private Uni<Void> refuseAnswered(BatchItems items, @Nullable Named named) {
        return named == null || items instanceof BatchItems.Streamed
                ? Uni.createFrom().voidItem()
                : keys.refuseAnswered(named.key().get());
    }

    private record Filled(UUID id, Terms terms, int items, boolean archived) {}

    private Uni<Batch> opened(Caller caller, Filled filled, @Nullable Named named) {
        Supplier<Uni<Batch>> open = () -> open(caller, filled);
        return quotas.inTurnOfBatches(caller, () -> named == null
                ? Panache.withTransaction(open)
                : keys.once(named.key().get(), open, named.answer()));
    }

    /** Room is taken last, since until the commit all of the account's jobs wait for it. */
    private Uni<Batch> open(Caller caller, Filled filled) {
        UUID account = caller.accountId();
        Terms terms = filled.terms();
        Callbacks.Checked callback = terms.callback();
        var shared = new Drafts.Shared(account, filled.id(), caller.keyId(), terms.settled().source(), terms.request(),
                terms.kept());
        return quotas.expect(caller, filled.items()).chain(() -> filling.open(shared, filled.archived()))
                .call(batch -> callback == null
                        ? Uni.createFrom().voidItem()
                        : callbacks.add(account, filled.id(), callback))
                .call(() -> quotas.takeMade(caller, filled.items()));
    }
}
