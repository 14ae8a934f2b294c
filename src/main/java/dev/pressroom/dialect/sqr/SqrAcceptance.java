package dev.pressroom.dialect.sqr;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.rate.Admission;
import dev.pressroom.access.rate.Draw;
import dev.pressroom.access.rate.Rates;
import dev.pressroom.dataset.DataRecord;
import dev.pressroom.dataset.DataRecords;
import dev.pressroom.intake.DoorRules;
import dev.pressroom.intake.Intake;
import dev.pressroom.job.HandleTaken;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobRequest;
import dev.pressroom.problem.Problem;

/** From the body of a request to the job of a user's report. */
@ApplicationScoped
class SqrAcceptance {
    /** The dataset whose records are an account's users. */
    static final String USERS = "users";

    private final SqrReading reading;
    private final SqrGate gate;
    private final Rates rates;
    private final DataRecords records;
    private final SqrSetup setup;
    private final SqrConfig config;
    private final Intake intake;

    SqrAcceptance(SqrReading reading, SqrGate gate, Rates rates, DataRecords records, SqrSetup setup, SqrConfig config,
            Intake intake) {
        this.reading = reading;
        this.gate = gate;
        this.rates = rates;
        this.records = records;
        this.setup = setup;
        this.config = config;
        this.intake = intake;
    }

    /** Looks first whether a report would count at all; it is counted when all else has been looked at, with its job. */
    Uni<Job> accept(Caller caller, byte[] body) {
        gate.refuseBody(body.length);
        String userId = reading.userId(body);
        Draw draw = gate.report(caller);
        return gate.count(caller).chain(() -> rates.look(List.of(draw))).invoke(Admission::require)
                .chain(() -> user(caller.accountId(), userId))
                .chain(user -> request(caller.accountId(), userId, user))
                .chain(request -> accepted(caller, request, draw));
    }

    private Uni<DataRecord> user(UUID account, String userId) {
        return records.get(account, USERS, userId).onFailure(Problem.NotFound.class)
                .recoverWithUni(() -> foreign(account, userId).map(foreign -> {
                    throw SqrRefusal.of(foreign ? 403 : 404);
                }));
    }

    private Uni<Boolean> foreign(UUID account, String userId) {
        return config.tellForeignUsers()
                ? records.elsewhere(account, USERS, userId)
                : Uni.createFrom().item(false);
    }

    /** With the record as it is now: later changes do not reach the report. */
    private Uni<JobRequest> request(UUID account, String userId, DataRecord user) {
        return setup.of(account).chain(chosen -> reading.data(user.data(), userId)
                .map(data -> SqrTranslation.request(report(userId, chosen, data), config.timeLimit())));
    }

    private static SqrTranslation.Report report(String userId, SqrSetup.Setup chosen, ObjectNode data) {
        return new SqrTranslation.Report(userId, chosen.template(), data.toString(),
                SqrFilename.begun(chosen.filename(), data));
    }

    private Uni<Job> accepted(Caller caller, JobRequest request, Draw draw) {
        return intake.accept(caller, request,
                DoorRules.counting(() -> rates.take(List.of(draw)).invoke(Admission::require).replaceWithVoid()))
                .onFailure(HandleTaken.class).transform(_ -> SqrRefusal.of(409))
                .onFailure(SqrAcceptance::ofTheRecord)
                .invoke(failure -> Log.errorf("report refused dialect=%s account=%s cause=%s", SqrDoor.NAME,
                        caller.accountId(), failure.getMessage()));
    }

    /** The client named a user and nothing else, so neither the record nor the template is its fault. */
    private static boolean ofTheRecord(Throwable failure) {
        return failure instanceof Problem.Invalid || failure instanceof Problem.OverLimit;
    }
}
