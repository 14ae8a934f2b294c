package dev.pressroom.intake;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.limit.AccountLimits;
import dev.pressroom.access.limit.AccountRetention;
import dev.pressroom.access.limit.Limits;
import dev.pressroom.access.limit.Retention;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.webhook.Callbacks;

/** Finds out, before anything is written, all that could keep a request from becoming a job. */
@ApplicationScoped
class RequestCheck {
    private final AccountLimits limits;
    private final AccountRetention retention;
    private final Pinning pinning;
    private final SignaturePermit signatures;
    private final StoredData stored;
    private final Callbacks callbacks;

    RequestCheck(AccountLimits limits, AccountRetention retention, Pinning pinning, SignaturePermit signatures,
            StoredData stored,
            Callbacks callbacks) {
        this.limits = limits;
        this.retention = retention;
        this.pinning = pinning;
        this.signatures = signatures;
        this.stored = stored;
        this.callbacks = callbacks;
    }

    /**
     * All that a job's row needs, and whom to tell.
     *
     * @param callback null where the request names none
     */
    record Checked(JobRequest request, Source.Fixed source, Callbacks.@Nullable Checked callback) {}

    /** @return fails with {@link Problem} */
    Uni<Checked> checked(Caller caller, JobRequest request) {
        UUID account = caller.accountId();
        return expiry(caller, request.expiresIn()).chain(() -> signatures.fixed(caller, request))
                .chain(signed -> stored.read(caller, signed))
                .chain(signed -> stored.pointing(request, source(caller, signed))
                        .chain(source -> callbacks
                                .check(account, "#/webhook", request.audience().callback(), request.door())
                                .map(callback -> new Checked(signed, source, callback))));
    }

    /**
     * What the members of a batch have in common, checked as one job's would be; their data is not looked at.
     *
     * @param kept     how long, after each one's end
     * @param callback null where the request names none
     */
    record Terms(JobRequest request, Pinning.Settled settled, Limits limits, Retention kept,
            Callbacks.@Nullable Checked callback) {}

    /** @return fails with {@link Problem} */
    Uni<Terms> terms(Caller caller, JobRequest request) {
        UUID account = caller.accountId();
        Retention kept = retention.of(caller).narrowedBy(request.expiresIn());
        return expiry(caller, request.expiresIn()).chain(() -> signatures.fixed(caller, request))
                .chain(signed -> {
                    Limits allowed = allowed(caller, signed);
                    return pinning.settled(account, signed.source(), allowed)
                            .chain(settled -> callbacks
                                    .check(account, "#/webhook", request.audience().callback(), request.door())
                                    .map(callback -> new Terms(signed, settled, allowed, kept, callback)));
                });
    }

    private Uni<Void> expiry(Caller caller, @Nullable Duration wanted) {
        return Uni.createFrom().voidItem().invoke(() -> {
            Duration most = retention.of(caller).documents();
            if (wanted != null && (wanted.compareTo(Retention.LEAST_DOCUMENTS) < 0 || wanted.compareTo(most) > 0)) {
                throw new Problem.Invalid("#/expiresIn", "expiresIn is " + wanted.toSeconds() + "; it can be "
                        + Retention.LEAST_DOCUMENTS.toSeconds() + " to " + most.toSeconds()
                        + " seconds, the time for which your account's documents are kept.");
            }
        });
    }

    private Uni<Source.Fixed> source(Caller caller, JobRequest request) {
        Limits allowed = allowed(caller, request);
        return DataCheck.check(request.json(), allowed)
                .chain(() -> pinning.fixed(caller.accountId(), request, allowed));
    }

    private Limits allowed(Caller caller, JobRequest request) {
        return request.options().narrowed(limits.of(caller));
    }
}
