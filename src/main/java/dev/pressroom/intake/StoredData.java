package dev.pressroom.intake;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Scope;
import dev.pressroom.dataset.DataRecords;
import dev.pressroom.job.JobData;
import dev.pressroom.job.JobRequest;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** Reads the record that a request names, so that its data is the request's own from then on. */
@ApplicationScoped
class StoredData {
    private static final String POINTER = "#/dataset";
    private static final String DATA = "#/data";

    private final DataRecords records;

    StoredData(DataRecords records) {
        this.records = records;
    }

    /** @return fails with {@link Problem.Invalid} where there is no such record: it is a wrong field, not a missing page */
    Uni<JobRequest> read(Caller caller, JobRequest request) {
        return switch (request.data()) {
            case JobData.Inline inline -> Uni.createFrom().item(request);
            case JobData.Stored stored -> read(caller, stored).map(request::with);
        };
    }

    private Uni<JobData> read(Caller caller, JobData.Stored stored) {
        if (!caller.scopes().contains(Scope.DATASETS_READ)) {
            return Uni.createFrom().failure(
                    new Problem.Forbidden("This key lacks the scope 'datasets:read', which dataset needs."));
        }
        return records.get(caller.accountId(), stored.dataset(), stored.key())
                .<JobData>map(record -> new JobData.Inline(record.data()))
                .onFailure(Problem.NotFound.class)
                .transform(missing -> missing((Problem.NotFound) missing));
    }

    private static Problem missing(Problem.NotFound missing) {
        return missing.what().equals("record")
                ? new Problem.Invalid(POINTER + "/key", "The dataset has no record of this key.")
                : new Problem.Invalid(POINTER + "/name", "There is no dataset of this name.");
    }

    /** What is wrong with the data is wrong with the record, where the data came from one: the request has no data to point at. */
    <T> Uni<T> pointing(JobRequest asked, Uni<T> checked) {
        return asked.data() instanceof JobData.Inline
                ? checked
                : checked.onFailure(Problem.class).transform(StoredData::pointing);
    }

    private static Throwable pointing(Throwable problem) {
        return switch (problem) {
            case Problem.Invalid invalid ->
                new Problem.Invalid(invalid.violations().stream().map(StoredData::pointing).toList());
            case Problem.OverLimit over when over.violation().pointer().startsWith(DATA) ->
                new Problem.OverLimit(over.measure(), over.code(), POINTER, pointing(over.violation()).detail());
            default -> problem;
        };
    }

    private static Violation pointing(Violation violation) {
        String pointer = violation.pointer();
        if (!pointer.equals(DATA) && !pointer.startsWith(DATA + "/")) {
            return violation;
        }
        String place = pointer.substring(DATA.length());
        return new Violation(POINTER,
                "In the record" + (place.isEmpty() ? "" : ", at " + place) + ": " + violation.detail());
    }
}
