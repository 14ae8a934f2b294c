package dev.pressroom.intake;

import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.Lines;
import dev.pressroom.OffLoop;
import dev.pressroom.OwnContext;
import dev.pressroom.access.Caller;
import dev.pressroom.access.Scope;
import dev.pressroom.access.limit.Limit;
import dev.pressroom.batch.BatchConfig;
import dev.pressroom.batch.Filling;
import dev.pressroom.dataset.DataRecords;
import dev.pressroom.intake.BatchItems.Listed;
import dev.pressroom.intake.BatchItems.Recorded;
import dev.pressroom.intake.BatchItems.Streamed;
import dev.pressroom.intake.RequestCheck.Terms;
import dev.pressroom.problem.Problem;
import dev.pressroom.template.ParameterSchemas;

/** Reads a batch's items from wherever they come, and puts them aside as they come; no more than some hundreds are held. */
@ApplicationScoped
class BatchReading {
    /** Of a line, beside the data: names, metadata and the names of the fields. */
    private static final int ENVELOPE = 64 * 1024;

    private final DataRecords records;
    private final ParameterSchemas schemas;
    private final Filling filling;
    private final JobQuotas quotas;
    private final BatchConfig config;
    private final Vertx vertx;

    BatchReading(DataRecords records, ParameterSchemas schemas, Filling filling, JobQuotas quotas,
            BatchConfig config, Vertx vertx) {
        this.records = records;
        this.schemas = schemas;
        this.filling = filling;
        this.quotas = quotas;
        this.config = config;
        this.vertx = vertx;
    }

    /** @param pattern null where names are the items' own */
    record Order(UUID batchId, Terms terms, @Nullable FilenamePattern pattern, boolean mayBeEmpty) {}

    /**
     * @return how many there were; fails with {@link Problem.Invalid} or {@link Problem.OverLimit}, and with
     *         {@link Problem.QuotaExceeded} with the first item for which its account never has room
     */
    Uni<Integer> read(Caller caller, Order order, BatchItems items) {
        var load = new BatchLoad(order, config, schemas, quotas.everRoom(caller),
                drafts -> filling.add(caller.accountId(), order.batchId(), drafts));
        return (switch (items) {
            case Listed listed -> load.take(IntStream.range(0, listed.count()).boxed().toList(),
                    number -> listed.item().apply(number), number -> listed.origin().apply(number));
            case Recorded recorded -> permitted(caller).chain(() -> records(caller, recorded, load, ""))
                    .onFailure(Problem.NotFound.class)
                    .transform(_ -> new Problem.Invalid("#/dataset", "There is no dataset of this name."));
            case Streamed streamed -> lines(streamed, order.terms(), load);
        }).chain(load::end);
    }

    private static Uni<Void> permitted(Caller caller) {
        return caller.scopes().contains(Scope.DATASETS_READ)
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(
                        new Problem.Forbidden("This key lacks the scope 'datasets:read', which dataset needs."));
    }

    private Uni<Void> records(Caller caller, Recorded recorded, BatchLoad load, String after) {
        return records.next(caller.accountId(), recorded.dataset(), after).chain(some -> some.isEmpty()
                ? Uni.createFrom().voidItem()
                : load.take(some, recorded.item()::apply, record -> recorded.item().apply(record).origin())
                        .chain(() -> records(caller, recorded, load, some.getLast().key())));
    }

    private static Uni<Void> lines(Streamed streamed, Terms terms, BatchLoad load) {
        int longest = (int) Math.min(Integer.MAX_VALUE, terms.limits().get(Limit.DATA_SIZE) + ENVELOPE);
        Character separator = streamed.separator();
        Lines lines = separator == null ? new Lines(longest) : Lines.ofRecords(longest, separator);
        var reading = streamed.reading();
        return streamed.body().onItem()
                .transformToUniAndConcatenate(piece -> OffLoop.run(() -> lines.add(piece.getBytes()))
                        .chain(ended -> load.take(ended, reading::read, reading::origin)))
                .onItem().ignoreAsUni().chain(() -> OffLoop.run(lines::rest))
                .chain(rest -> load.take(rest, reading::read, reading::origin));
    }

    /** Never fails: a batch that is not dropped now is removed with those that broke off. */
    Uni<Void> drop(UUID accountId, UUID batchId) {
        return OwnContext.run(vertx, () -> filling.drop(accountId, batchId))
                .onFailure().invoke(failure -> Log.warnf("batch not dropped batch=%s cause=%s", batchId, failure))
                .onFailure().recoverWithNull();
    }
}
