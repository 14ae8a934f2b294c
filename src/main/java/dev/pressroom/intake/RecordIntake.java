package dev.pressroom.intake;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.Lines;
import dev.pressroom.OffLoop;
import dev.pressroom.access.limit.AccountLimits;
import dev.pressroom.dataset.DatasetConfig;
import dev.pressroom.dataset.Datasets;
import dev.pressroom.dataset.Names;
import dev.pressroom.dataset.RecordDraft;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Problem.OverLimit.Measure;

/** The way into datasets: what could be no job's data becomes no record. */
@ApplicationScoped
public class RecordIntake {
    /** Of a line, beside the data: the key, the names of the fields and some space. */
    private static final int ENVELOPE = 1024;

    private final AccountLimits limits;
    private final Datasets datasets;
    private final DatasetConfig config;
    private final ObjectMapper json;

    RecordIntake(AccountLimits limits, Datasets datasets, DatasetConfig config, ObjectMapper json) {
        this.limits = limits;
        this.datasets = datasets;
        this.config = config;
        this.json = json;
    }

    /**
     * Puts one record, and makes its dataset where there is none of that name.
     *
     * @param data a JSON object as text
     * @return true where the record is new; fails with {@link Problem.Invalid} or {@link Problem.OverLimit}
     */
    public Uni<Boolean> put(UUID accountId, String dataset, String key, String data) {
        return reading(accountId).chain(reading -> OffLoop.run(() -> draft(reading, key, data)))
                .chain(draft -> datasets.put(accountId, dataset, List.of(draft)))
                .map(written -> {
                    if (!written.refused().isEmpty()) {
                        throw noRoom();
                    }
                    return !written.created().isEmpty();
                });
    }

    private static RecordDraft draft(RecordLine reading, String key, String data) {
        Names.requireKey(key, "#");
        return reading.require(new RecordDraft(key, data));
    }

    /**
     * Puts a record for each line, {@code {"key":..,"data":{..}}}. Lines are written by hundreds, as they come: where it
     * breaks off, those before stay. A line that is wrong fails alone.
     *
     * @param body is asked for its next piece when the one before is written
     * @return fails with {@link Problem.Invalid} for the dataset's name, and as {@link Datasets#put} does
     */
    public Uni<Loaded> load(UUID accountId, String dataset, Multi<Buffer> body) {
        var lines = new Lines((int) Math.min(Integer.MAX_VALUE, config.maxRecordSize().asLongValue() + ENVELOPE));
        return reading(accountId).invoke(() -> Names.requireDataset(dataset, "#"))
                .map(reading -> new RecordLoad(lines, reading, drafts -> datasets.put(accountId, dataset, drafts)))
                .chain(load -> body.onItem().transformToUniAndConcatenate(load::add)
                        .onItem().ignoreAsUni().chain(load::end));
    }

    private Uni<RecordLine> reading(UUID accountId) {
        return limits.of(accountId)
                .map(allowed -> new RecordLine(json.reader(), allowed, config.maxRecordSize().asLongValue()));
    }

    static Problem.OverLimit noRoom() {
        return new Problem.OverLimit(Measure.COUNT, "stored-records-exceeded", "#",
                "The dataset has as many records as it may; delete some, or use another dataset.");
    }
}
